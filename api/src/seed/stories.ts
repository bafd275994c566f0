import { beginningsAndEnds } from './stories/beginnings-and-ends.ts'
import { fallingBehind } from './stories/falling-behind.ts'
import { keepingUp } from './stories/keeping-up.ts'
import { timeAndRules } from './stories/time-and-rules.ts'
import { waitingForOthers } from './stories/waiting-for-others.ts'
import type { Story } from './story.ts'

/** Every demonstration story, in the order told. */
export const stories: readonly Story[] = [
  ...keepingUp,
  ...fallingBehind,
  ...waitingForOthers,
  ...timeAndRules,
  ...beginningsAndEnds,
]
