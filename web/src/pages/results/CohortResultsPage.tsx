import { type CohortResults, listCohortResults } from '@rung/shared/contract/results'
import { dayAndTime } from '@rung/shared/words/deadlines'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { countOfAttempts } from '../../words/attempts.ts'
import { dayInWords } from '../../words/moments.ts'
import { sheetName } from './grid-words.ts'
import './results.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(listCohortResults, { params: { cohortId: params.cohortId ?? '' }, signal: request.signal })
}

export function Component() {
  const results = useLoaderData<typeof loader>()
  const { cohort, modules, claims } = results
  const years = [...new Set(modules.map(({ year }) => year))].toSorted()
  return (
    <CohortFrame cohort={cohort} part="results" paths={paths}>
      {claims.length > 0 && <Claims claims={claims} />}
      {years.map((year) => (
        <ResponsiveTable
          key={year}
          caption={`Year ${year}`}
          columns={columnsOf(cohort.id)}
          rows={modules.filter((module) => module.year === year)}
          rowKey={({ code }) => code}
        />
      ))}
      {modules.length === 0 && (
        <EmptyState title="This cohort’s curriculum has no modules">
          <p>Add them to the curriculum first. Results are entered module by module.</p>
        </EmptyState>
      )}
    </CohortFrame>
  )
}

type Module = CohortResults['modules'][number]

const columnsOf = (cohortId: string): readonly TableColumn<Module>[] => [
  {
    key: 'module',
    heading: 'Module',
    rowHeading: true,
    cell: ({ code, title, optional }) => (
      <>
        <AppLink href={paths.moduleResults(cohortId, code)}>
          {code} {title}
        </AppLink>
        {optional && ' (option)'}
      </>
    ),
  },
  { key: 'trainees', heading: 'Trainees', numeric: true, cell: ({ trainees }) => trainees },
  {
    key: 'in',
    heading: 'Results in',
    cell: (module) => (
      <>
        {resultsIn(module)}
        {module.later.map((one) => (
          <span key={one.attempt} className="results-later">
            <AppLink href={paths.moduleResults(cohortId, module.code, one.attempt)}>{laterIn(one)}</AppLink>
          </span>
        ))}
      </>
    ),
  },
  { key: 'state', heading: 'State', cell: stateOf },
  {
    key: 'due',
    heading: 'Work due',
    cell: ({ dueOn, dueAt }) => (dueOn ? dayAndTime(dueOn, dueAt) : 'No date set'),
  },
]

function resultsIn({ expected, entered }: Module): string {
  if (expected === 0) return 'Nobody takes it'
  if (entered === 0) return 'None'
  return entered >= expected ? `All ${expected}` : `${entered} of ${expected}`
}

/** '3 of 5 reassessments are in' */
const laterIn = ({ attempt, expected, entered }: Module['later'][number]): string =>
  `${entered} of ${countOfAttempts(expected, attempt)} ${expected === 1 ? 'is' : 'are'} in`

function stateOf({ entered, ratified, published }: Module): string {
  if (entered === 0) return 'Not begun'
  if (published >= entered) return 'Published'
  if (ratified >= entered) return 'Ratified'
  return ratified > 0 ? 'Partly ratified' : 'Provisional'
}

type Claim = CohortResults['claims'][number]

const claimColumns: readonly TableColumn<Claim>[] = [
  {
    key: 'who',
    heading: 'Trainee',
    rowHeading: true,
    cell: ({ id, trainee }) => (
      <AppLink href={paths.circumstances(trainee.id, id)}>{sheetName(trainee)}</AppLink>
    ),
  },
  { key: 'module', heading: 'Module', cell: ({ moduleCode }) => moduleCode },
  { key: 'since', heading: 'Claimed', cell: ({ claimedAt }) => dayInWords(claimedAt) },
]

const Claims = ({ claims }: { claims: Claim[] }) => (
  <ResponsiveTable
    caption="Mitigating circumstances to decide"
    columns={claimColumns}
    rows={claims}
    rowKey={({ id }) => id}
  />
)
