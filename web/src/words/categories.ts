import { offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'

/** 'university-teaching' → 'University teaching' */
export function categoryInWords(key: string | null): string {
  return offTheJobCategories.find((category) => category.key === key)?.title ?? key ?? 'No kind chosen yet'
}
