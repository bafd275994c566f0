import { listMentors, readTrainee } from '@rung/shared/contract/trainees'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'
import { EmploymentForm } from './EmploymentForm.tsx'
import { LineManagerForm } from './LineManagerForm.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { traineeId: params.traineeId ?? '' }
  const [trainee, { managers }] = await Promise.all([
    call(readTrainee, { params: ids, signal: request.signal }),
    call(listMentors, { params: ids, signal: request.signal }),
  ])
  return { trainee, managers }
}

/** A new post, band, weekly hours or line manager from a date. What went before is kept with its dates. */
export function Component() {
  const { trainee, managers } = useLoaderData<typeof loader>()
  const name = `${trainee.person.givenName} ${trainee.person.familyName}`
  return (
    <Page
      title="Record a change of employment"
      caption={name}
      back={{ text: name, href: paths.trainee(trainee.id) }}
      width="reading"
    >
      <EmploymentForm trainee={trainee} />
      <LineManagerForm trainee={trainee} managers={managers} />
    </Page>
  )
}
