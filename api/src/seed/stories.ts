import { firstStories } from './stories/first.ts'
import type { Story } from './story.ts'

/** Every demonstration story, in the order told. */
export const stories: readonly Story[] = [...firstStories]
