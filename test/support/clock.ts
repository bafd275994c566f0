/** The moment at which tests stand unless they say otherwise: Wednesday 11 May 2022, 10:00 in London. */
export const demonstrationDay = new Date('2022-05-11T09:00:00Z')

export type FixedClock = { now: () => Date; moveTo(moment: string | Date): void }

/** A clock that stands still until it is moved. */
export function fixedClock(start: string | Date = demonstrationDay): FixedClock {
  let moment = new Date(start)
  return {
    now: () => new Date(moment),
    moveTo(next) {
      moment = new Date(next)
    },
  }
}
