import { listTrainees, type TraineeRow, type TraineesAnswer } from '@rung/shared/contract/trainees'
import { formatHours } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { standings } from '@rung/shared/rules/off-the-job-standing'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterableList } from '../../ui/FilterableList.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { StandingTag } from '../../ui/StandingTag.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/counts.ts'
import { standingInWords } from '../../words/standings.ts'
import { addressWith, chipsOf, type ListAddress, onlyWords, readAddress, sortOf } from './list-address.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const address = readAddress(new URL(request.url).searchParams)
  return { address, answer: await call(listTrainees, { query: address, signal: request.signal }) }
}

export function Component() {
  const { address, answer } = useLoaderData<typeof loader>()
  const chips = chipsOf(address, answer)
  return (
    <Page title="Trainees">
      <FilterableList
        key={chips.map(({ text }) => text).join()}
        countSentence={countSentence(answer, chips.length > 0)}
        filters={<Filters address={address} answer={answer} />}
        keep={
          address.sort === 'name' && address.direction === 'ascending'
            ? {}
            : { sort: address.sort, direction: address.direction }
        }
        chips={chips}
        clearHref={paths.trainees()}
        previousHref={answer.previous ? addressWith(address, { before: answer.previous }) : undefined}
        nextHref={answer.next ? addressWith(address, { after: answer.next }) : undefined}
      >
        {answer.rows.length === 0 ? (
          <Nothing filtered={chips.length > 0} />
        ) : (
          <ResponsiveTable
            caption="Trainees"
            hideCaption
            columns={columnsOf(address)}
            rows={answer.rows}
            rowKey={(row) => row.id}
          />
        )}
      </FilterableList>
    </Page>
  )
}

function countSentence({ total }: TraineesAnswer, filtered: boolean): string {
  if (filtered) return `${countOf(total, 'trainee matches', 'trainees match')} these filters`
  return countOf(total, 'trainee')
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

function Filters({ address, answer }: { address: ListAddress; answer: TraineesAnswer }) {
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }))
  return (
    <>
      <TextField
        name="search"
        label="Name or student number"
        type="search"
        defaultValue={address.search ?? ''}
      />
      <SelectField
        name="standing"
        label="Standing"
        placeholder="Any"
        defaultValue={address.standing ?? ''}
        choices={standings.map((value) => ({ value, text: standingInWords(value) }))}
      />
      <SelectField
        name="only"
        label="What needs attention"
        placeholder="Anything"
        defaultValue={address.only ?? ''}
        choices={Object.entries(onlyWords).map(([value, text]) => ({ value, text }))}
      />
      {answer.employers.length > 1 && (
        <SelectField
          name="employer"
          label="Employer"
          placeholder="Any"
          defaultValue={address.employer ?? ''}
          choices={named(answer.employers)}
        />
      )}
      {answer.cohorts.length > 1 && (
        <SelectField
          name="cohort"
          label="Cohort"
          placeholder="Any"
          defaultValue={address.cohort ?? ''}
          choices={named(answer.cohorts)}
        />
      )}
    </>
  )
}

function columnsOf(address: ListAddress): TableColumn<TraineeRow>[] {
  return [
    {
      key: 'name',
      heading: 'Name',
      rowHeading: true,
      sort: sortOf(address, 'name'),
      cell: (row) => (
        <AppLink href={paths.trainee(row.id)}>
          {row.givenName} {row.familyName}
        </AppLink>
      ),
    },
    { key: 'employer', heading: 'Employer', cell: (row) => row.employer.name },
    { key: 'standing', heading: 'Standing', cell: (row) => <Standing row={row} /> },
    {
      key: 'behind',
      heading: 'Against plan',
      numeric: true,
      sort: sortOf(address, 'behind'),
      cell: againstPlan,
    },
    {
      key: 'signed',
      heading: 'Signed',
      numeric: true,
      sort: sortOf(address, 'signed'),
      cell: (row) => `${Math.trunc(row.signedMinutes / 60)} of ${Math.round(row.plannedMinutes / 60)} hours`,
    },
    {
      key: 'end',
      heading: 'Planned end',
      numeric: true,
      sort: sortOf(address, 'planned-end'),
      cell: (row) => formatDate(row.plannedEndOn),
    },
    { key: 'mentor', heading: 'Mentor', cell: (row) => row.mentor?.name ?? 'No mentor' },
  ]
}

function Standing({ row }: { row: TraineeRow }) {
  return (
    <>
      <StandingTag standing={row.standing} />
      {row.onBreak && <span className="rung-table__aside">On a break</span>}
    </>
  )
}

function againstPlan(row: TraineeRow): string {
  const hours = Math.round(Math.abs(row.behindMinutes) / 60)
  if (hours === 0)
    return row.behindMinutes === 0
      ? 'On plan'
      : formatHours(Math.abs(row.behindMinutes)) + (row.behindMinutes > 0 ? ' behind' : ' ahead')
  return `${countOf(hours, 'hour')} ${row.behindMinutes > 0 ? 'behind' : 'ahead'}`
}
