import type { TraineeRecord } from '@rung/shared/contract/trainees'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'

type Framed = Pick<TraineeRecord, 'id' | 'person' | 'employer'>

/** Around each part of one trainee's record. */
export function TraineeFrame({
  trainee,
  tab,
  children,
}: {
  trainee: Framed
  tab: 'record' | 'history'
  children: ReactNode
}) {
  const { id, person, employer } = trainee
  return (
    <Page
      title={`${person.givenName} ${person.familyName}`}
      caption={employer.name}
      breadcrumbs={[{ text: 'Trainees', href: paths.trainees() }]}
    >
      <TabLinks
        label={`Record of ${person.givenName} ${person.familyName}`}
        tabs={[
          { text: 'Record', href: paths.trainee(id), current: tab === 'record' },
          { text: 'Hours', href: paths.traineeHours(id) },
          { text: 'Log', href: paths.traineeLog(id) },
          { text: 'History', href: paths.traineeHistory(id), current: tab === 'history' },
        ]}
      />
      {children}
    </Page>
  )
}
