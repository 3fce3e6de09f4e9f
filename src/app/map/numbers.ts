export const isNumbers = (value: unknown, count: number): value is number[] =>
  Array.isArray(value) &&
  value.length === count &&
  value.every((item) => typeof item === 'number' && Number.isFinite(item))
