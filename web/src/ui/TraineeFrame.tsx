import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import { TabLinks } from './TabLinks.tsx'

/** Where the parts of a record are; the product's list of paths answers it. */
interface RecordPaths {
  trainees(): string
  trainee(traineeId: string): string
  traineeHours(traineeId: string): string
  traineeLog(traineeId: string): string
  traineeHistory(traineeId: string): string
}

const parts = ['record', 'hours', 'log', 'history'] as const
type Part = (typeof parts)[number]

const words: Record<Part, string> = { record: 'Record', hours: 'Hours', log: 'Log', history: 'History' }

export interface TraineeFrameProps {
  trainee: { id: string; givenName: string; familyName: string }
  part: Part
  paths: RecordPaths
  children: ReactNode
}

/** Around each part of one trainee's record, as those who work with them see it: whose it is, and the other parts. */
export function TraineeFrame({ trainee, part, paths, children }: TraineeFrameProps) {
  const name = `${trainee.givenName} ${trainee.familyName}`
  const hrefs: Record<Part, string> = {
    record: paths.trainee(trainee.id),
    hours: paths.traineeHours(trainee.id),
    log: paths.traineeLog(trainee.id),
    history: paths.traineeHistory(trainee.id),
  }
  return (
    <Page
      title={part === 'record' ? name : `${words[part]}, ${name}`}
      heading={name}
      breadcrumbs={[{ text: 'Trainees', href: paths.trainees() }]}
    >
      <TabLinks
        label={`Parts of the record of ${name}`}
        tabs={parts.map((one) => ({ text: words[one], href: hrefs[one], current: one === part }))}
      />
      {children}
    </Page>
  )
}
