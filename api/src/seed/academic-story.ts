/** What a story says of somebody's results, where they differ from the usual passes. Marks in percent. */
interface AcademicStory {
  /** Marks of the first sit by module. */
  readonly marks?: Readonly<Record<string, number>>
  readonly reassessed?: Readonly<Record<string, number>>
  /** A module that prior learning stands for. */
  readonly recognised?: { readonly module: string; readonly evidence: string }
  /** At least this in every module of level 5. */
  readonly level5From?: number
  /** The day that was set for what is still to be taken again, so many days after the load day. */
  readonly again?: {
    readonly module: string
    readonly attempt: 'reassessment' | 'retake'
    readonly inDays: number
  }
  /** Claimed a few days ago for what is due next; deferred where a reason says so, else it waits for the tutor. */
  readonly circumstances?: { readonly claim: string; readonly evidence: string; readonly decided?: string }
  /** What the board decided otherwise than proposed. */
  readonly decided?: { readonly module: string; readonly outcome: 'fail'; readonly reason: string }
}

/** By the key of the story: one situation each. */
export const academicStories: Readonly<Record<string, AcademicStory>> = {
  // Compensated: 38 in one module of level 4.
  'on-track': { marks: { PZ1022: 38 } },
  // Reassessed and passed, with the mark capped; the next board is due and would compensate.
  'behind-will-recover': { marks: { PZ1015: 28, PZ1067: 36 }, reassessed: { PZ1015: 55 } },
  // Failed the reassessment too, so the module is retaken.
  'at-risk': {
    marks: { PZ1015: 22 },
    reassessed: { PZ1015: 18 },
    again: { module: 'PZ1015', attempt: 'retake', inDays: 30 },
  },
  // Failed a first module, and is to be reassessed soon.
  'nothing-this-month': {
    marks: { PZ1022: 26 },
    again: { module: 'PZ1022', attempt: 'reassessment', inDays: 9 },
  },
  // A claim that waits for the tutor, and one that was accepted.
  'drafts-left': {
    circumstances: {
      claim: 'My mother was taken into hospital and I am caring for my two brothers until she is home.',
      evidence: 'Letter from the ward, which I can send when I have it',
    },
  },
  'mentor-also-manages': {
    circumstances: {
      claim: 'I broke my wrist and cannot type or write until the cast is off.',
      evidence: 'Fracture clinic letter with the next appointment',
      decided: 'The clinic letter covers the weeks before the work is due',
    },
  },
  'prior-learning': {
    marks: { PZ1067: 27 },
    recognised: {
      module: 'PZ1015',
      evidence: 'Certificate in study skills, level 4, Open College 2019, with a portfolio',
    },
  },
  // A distinction: every level 5 mark from 71 on.
  'handed-over': { level5From: 71 },
  'left-with-award': {
    marks: { PZ2091: 21 },
    reassessed: { PZ2091: 19 },
    decided: { module: 'PZ2091', outcome: 'fail', reason: 'Left the programme and will not take it again' },
  },
}
