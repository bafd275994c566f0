import { type Action, mayEver, type Role } from '@rung/shared/rules/permissions'
import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import { Page } from './Page.tsx'
import { TabLinks } from './TabLinks.tsx'

/** Where the parts of a record are; the product's list of paths answers it. */
interface RecordPaths {
  trainees(): string
  trainee(traineeId: string): string
  traineeHours(traineeId: string): string
  traineeLog(traineeId: string): string
  traineeAttendance(traineeId: string): string
  traineeResults(traineeId: string): string
  traineeCredits(traineeId: string): string
  traineeHistory(traineeId: string): string
}

const parts = ['record', 'hours', 'log', 'attendance', 'results', 'credits', 'history'] as const
type Part = (typeof parts)[number]

const words: Record<Part, string> = {
  record: 'Record',
  hours: 'Hours',
  log: 'Log',
  attendance: 'Attendance',
  results: 'Results',
  credits: 'Credits',
  history: 'History',
}

/** Parts that not everyone who works with trainees may read. */
const needs: Partial<Record<Part, Action>> = {
  attendance: 'read-attendance',
  results: 'read-results',
}

export interface TraineeFrameProps {
  trainee: { id: string; givenName: string; familyName: string }
  part: Part
  paths: RecordPaths
  children: ReactNode
}

/** Around each part of one trainee's record, as those who work with them see it: whose it is, and the other parts. */
export function TraineeFrame({ trainee, part, paths, children }: TraineeFrameProps) {
  const name = `${trainee.givenName} ${trainee.familyName}`
  // Of the route above all signed-in screens; shown outside of it, nothing is kept back.
  const me = useRouteLoaderData<{ roles: readonly Role[] }>('signed-in')
  const isOffered = (one: Part) => {
    const action = needs[one]
    return !action || !me || mayEver(action, me.roles)
  }
  const hrefs: Record<Part, string> = {
    record: paths.trainee(trainee.id),
    hours: paths.traineeHours(trainee.id),
    log: paths.traineeLog(trainee.id),
    attendance: paths.traineeAttendance(trainee.id),
    results: paths.traineeResults(trainee.id),
    credits: paths.traineeCredits(trainee.id),
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
        tabs={parts
          .filter(isOffered)
          .map((one) => ({ text: words[one], href: hrefs[one], current: one === part }))}
      />
      {children}
    </Page>
  )
}
