import fc from 'fast-check'

/** Told when a case starts and when it has ended, so that one that never ends can be found. */
export interface Watch {
  begin(): void
  /** Whether the case is to be made once more: it took long, which another program on the machine may have been the cause of. */
  end(): boolean
}

export interface Run {
  readonly seed: number
  readonly cases: number
  /** Leads to one case of a run with the same seed: its number, and after shrinking the steps to the smaller one. */
  readonly path?: string
  readonly watch?: Watch
}

/** One way for input to come into the app, with what such input may be and what must hold for all of it. */
export interface Door {
  readonly name: string
  /** How many cases `npm test` makes. */
  readonly short: number
  /** Resolves to a report of the first case that broke the rule, or to null. */
  run(run: Run): Promise<string | null>
}

/** Makes a door; `check` throws or rejects for a case that breaks the rule. Making a case does not count as its time. */
export function createDoor<T>(name: string, inputs: fc.Arbitrary<T>, check: (input: T) => unknown, short = 400): Door {
  return {
    name,
    short,
    async run({ seed, cases: numRuns, path, watch }) {
      const property = fc.asyncProperty(inputs, async (input) => {
        let again = false
        do {
          watch?.begin()
          try {
            await check(input)
          } finally {
            again = watch?.end() ?? false
          }
        } while (again)
      })
      const cases = path === undefined ? { numRuns } : { numRuns: 1, path }
      const found = await fc.check(property, { seed, includeErrorInReport: true, ...cases })
      return (await fc.asyncDefaultReportMessage(found)) ?? null
    },
  }
}
