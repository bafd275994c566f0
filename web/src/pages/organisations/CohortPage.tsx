import { type CohortView, readCohort } from '@rung/shared/contract/organisations'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { mayEver } from '@rung/shared/rules/permissions'
import type { ReactNode } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readCohort, { params: { cohortId: params.cohortId ?? '' }, signal: request.signal })
}

export function Component() {
  const cohort = useLoaderData<typeof loader>()
  const { roles } = useMe()
  const added = useSearchParams()[0].get('done') === 'added'
  const mayLoad = cohort.mayChange && mayEver('import-cohort', roles)
  return (
    <Frame cohort={cohort} tutor={roles.includes('tutor')}>
      {added && <Notification title="The cohort is added. Load its trainees next" />}
      <SummaryCard title="Details">
        <KeyValue
          noBorder
          rows={[
            { key: 'University', value: cohort.university.name },
            {
              key: 'Programme',
              value: <AppLink href={paths.programme(cohort.programme.id)}>{cohort.programme.title}</AppLink>,
            },
            {
              key: 'Curriculum',
              value: <AppLink href={paths.curriculum(cohort.curriculumId)}>{cohort.curriculum}</AppLink>,
            },
            { key: 'First day', value: formatDate(cohort.startsOn) },
            { key: 'Planned end', value: formatDate(cohort.plannedEndOn) },
            {
              key: 'Trainees you see',
              value:
                cohort.trainees === 0 ? (
                  'None yet'
                ) : (
                  <AppLink href={paths.trainees(`cohort=${cohort.id}`)}>
                    {countOf(cohort.trainees, 'trainee')}
                  </AppLink>
                ),
            },
          ]}
        />
      </SummaryCard>
      {mayLoad && (
        <p>
          <ButtonLink kind={cohort.trainees === 0 ? 'primary' : 'secondary'} href={paths.cohortImport()}>
            Load trainees from a file
          </ButtonLink>
        </p>
      )}
    </Frame>
  )
}

/** Tutors of the cohort's university go on to its register, results and boards from here. */
function Frame({ cohort, tutor, children }: { cohort: CohortView; tutor: boolean; children: ReactNode }) {
  if (tutor && cohort.mayChange)
    return (
      <CohortFrame cohort={cohort} part="overview" paths={paths}>
        {children}
      </CohortFrame>
    )
  return (
    <Page
      title={cohort.title}
      caption="Cohort"
      breadcrumbs={[
        { text: 'Programmes', href: paths.programmes() },
        { text: cohort.programme.title, href: paths.programme(cohort.programme.id) },
      ]}
    >
      {children}
    </Page>
  )
}
