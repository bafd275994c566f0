import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import { TabLinks } from './TabLinks.tsx'

/** Where the parts of a cohort are; the product's list of paths answers it. */
interface CohortPaths {
  programmes(): string
  cohort(cohortId: string): string
  cohortCurriculum(cohortId: string): string
  cohortRegister(cohortId: string): string
  cohortResults(cohortId: string): string
  cohortBoards(cohortId: string): string
}

const parts = ['overview', 'curriculum', 'register', 'results', 'boards'] as const
type Part = (typeof parts)[number]

const words: Record<Part, string> = {
  overview: 'Overview',
  curriculum: 'Curriculum',
  register: 'Register',
  results: 'Results',
  boards: 'Boards',
}

export interface CohortFrameProps {
  cohort: { id: string; title: string }
  part: Part
  paths: CohortPaths
  /** The page's own name within its part: 'Study skills'. It becomes the heading, under the cohort's name. */
  title?: string | undefined
  aside?: ReactNode
  failed?: boolean | undefined
  children: ReactNode
}

/** Around each part of a cohort, as its university's tutors see it: which cohort, and the other parts. */
export function CohortFrame({ cohort, part, paths, title, aside, failed, children }: CohortFrameProps) {
  const hrefs: Record<Part, string> = {
    overview: paths.cohort(cohort.id),
    curriculum: paths.cohortCurriculum(cohort.id),
    register: paths.cohortRegister(cohort.id),
    results: paths.cohortResults(cohort.id),
    boards: paths.cohortBoards(cohort.id),
  }
  const own = title ?? (part === 'overview' ? undefined : words[part])
  return (
    <Page
      title={own ? `${own}, ${cohort.title}` : cohort.title}
      caption={title ? cohort.title : 'Cohort'}
      heading={title ?? cohort.title}
      breadcrumbs={[
        { text: 'Programmes', href: paths.programmes() },
        ...(title ? [{ text: `${words[part]}, ${cohort.title}`, href: hrefs[part] }] : []),
      ]}
      aside={aside}
      failed={failed}
    >
      <TabLinks
        label={`Parts of the cohort ${cohort.title}`}
        tabs={parts.map((one) => ({ text: words[one], href: hrefs[one], current: one === part }))}
      />
      {children}
    </Page>
  )
}
