import { listMentors, readTrainee } from '@rung/shared/contract/trainees'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { EndMentorship } from './EndMentorship.tsx'
import { MentorForm } from './MentorForm.tsx'
import { byTime } from './periods.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { traineeId: params.traineeId ?? '' }
  const [trainee, { mentors }] = await Promise.all([
    call(readTrainee, { params: ids, signal: request.signal }),
    call(listMentors, { params: ids, signal: request.signal }),
  ])
  return { trainee, mentors }
}

/** Who may sign from a day on: a new mentor in place of the one of today or beside them, or an end. */
export function Component() {
  const { trainee, mentors } = useLoaderData<typeof loader>()
  const name = `${trainee.person.givenName} ${trainee.person.familyName}`
  const { now, later } = byTime(trainee.mentorships, trainee.figures.asOf)
  const held = [...now, ...later]
  const others = mentors.filter(({ id }) => !held.some(({ mentor }) => mentor.id === id))
  return (
    <Page
      title={held.length === 0 ? 'Allocate a mentor' : 'Change mentor'}
      caption={name}
      back={{ text: name, href: paths.trainee(trainee.id) }}
      width="reading"
    >
      {others.length === 0 ? (
        <EmptyState title={held.length === 0 ? 'No mentor to choose from' : 'No other mentor to choose from'}>
          <p>Nobody else at {trainee.employer.name} is recorded as a mentor. Invite one under People.</p>
        </EmptyState>
      ) : (
        <MentorForm trainee={trainee} mentors={others} current={now} />
      )}
      {held.map((mentorship) => (
        <EndMentorship key={mentorship.id} trainee={trainee} mentorship={mentorship} />
      ))}
    </Page>
  )
}
