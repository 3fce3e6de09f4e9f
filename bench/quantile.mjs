// Of a list of figures, the one that a share of them lies below.

/** @param {number[]} values @param {number} share 0 to 1 */
export const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5)
