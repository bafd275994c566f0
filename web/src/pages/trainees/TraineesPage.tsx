import { listTrainees } from '@rung/shared/contract/trainees'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterableList } from '../../ui/FilterableList.tsx'
import { Page } from '../../ui/Page.tsx'
import { addressWith, chipsOf, countSentence, readAddress, sortKept, sortOf } from './list-address.ts'
import { TraineeFilters } from './TraineeFilters.tsx'
import { TraineeTable } from './TraineeTable.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const address = readAddress(new URL(request.url).searchParams)
  return { address, answer: await call(listTrainees, { query: address, signal: request.signal }) }
}

export function Component() {
  const { address, answer } = useLoaderData<typeof loader>()
  const chips = chipsOf(address, answer)
  const sentence = countSentence(address, answer.total, chips.length)
  return (
    <Page title={chips.length > 0 ? sentence : 'Trainees'} heading="Trainees">
      <FilterableList
        countSentence={sentence}
        // The fields start again from the address whenever a filter is put on or taken off.
        filters={
          <TraineeFilters key={chips.map(({ text }) => text).join()} address={address} answer={answer} />
        }
        keep={sortKept(address)}
        chips={chips}
        clearHref={paths.trainees(new URLSearchParams(sortKept(address)).toString())}
        previousHref={answer.previous ? addressWith(address, { before: answer.previous }) : undefined}
        nextHref={answer.next ? addressWith(address, { after: answer.next }) : undefined}
      >
        {answer.rows.length === 0 ? (
          <Nothing filtered={chips.length > 0} />
        ) : (
          <TraineeTable
            caption="Trainees"
            rows={answer.rows}
            nameEmployers={answer.employers.length > 1}
            sortBy={(sort) => sortOf(address, sort)}
          />
        )}
      </FilterableList>
    </Page>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title="No trainee matches"
      action={<AppLink href={paths.trainees()}>Show all trainees</AppLink>}
    >
      <p>Take off a filter, or check the spelling of the name.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No trainees yet">
      <p>
        Trainees are shown here once they are enrolled with your organisation or you are allocated to them.
      </p>
    </EmptyState>
  )
}
