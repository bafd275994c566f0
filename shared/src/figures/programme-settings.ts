/** A usual value the programme may change. It is shown as "set by the programme", never as law. */
export interface ProgrammeSettings {
  /** How far signed and submitted hours may fall short of the expected before a trainee is behind, in percent. */
  readonly tolerancePercent: number
  /** Days of learning whose pace forecasts the rest. */
  readonly paceDays: number
  /** Days of learning from the start in which the pace is not yet judged. */
  readonly paceSettlesAfterDays: number
  /** What a break in learning does to the planned end. */
  readonly breakMovesEnd: BreakRule
  /** Months after which a mentor's update is due. */
  readonly mentorUpdateMonths: number
  readonly lapsedMentor: LapsedMentorRule
  /** Days from learning to submitting after which an entry is marked late. */
  readonly lateAfterDays: number
  /** Minutes of one entry above which it is marked long. */
  readonly longAfterMinutes: number
  /** Days after which a draft is brought to mind. */
  readonly draftAfterDays: number
  /** Days an entry may wait for a signature before it is brought to mind. */
  readonly signatureAfterDays: number
}

export const breakRules = ['by-break-length', 'none'] as const
export type BreakRule = (typeof breakRules)[number]

export const lapsedMentorRules = ['refuse', 'countersign'] as const
export type LapsedMentorRule = (typeof lapsedMentorRules)[number]

/** Basis: usual values of programmes of this kind; none of them is official. */
export const defaultSettings: ProgrammeSettings = {
  tolerancePercent: 10,
  paceDays: 84,
  paceSettlesAfterDays: 28,
  breakMovesEnd: 'by-break-length',
  mentorUpdateMonths: 12,
  lapsedMentor: 'refuse',
  lateAfterDays: 28,
  longAfterMinutes: 600,
  draftAfterDays: 7,
  signatureAfterDays: 14,
}
