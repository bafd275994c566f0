import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

interface Props {
  trainee: TraineeRecord
}

const until = (startsOn: PlainDate, endsOn: PlainDate | null) =>
  `${formatDate(startsOn)} ${endsOn ? `to ${formatDate(endsOn)}` : 'onwards'}`

export function Employments({ trainee }: Props) {
  const change = trainee.may.includes('change-employment') && (
    <AppLink href={paths.traineeEmployment(trainee.id)}>Record a change</AppLink>
  )
  return (
    <SummaryCard title="Employment" actions={change}>
      <ResponsiveTable
        caption="Periods of employment, newest first"
        hideCaption
        rows={[...trainee.employments].reverse()}
        rowKey={(row) => row.id}
        columns={[
          { key: 'band', heading: 'Band', rowHeading: true, cell: (row) => `Band ${row.band}` },
          { key: 'post', heading: 'Post', cell: (row) => row.post },
          {
            key: 'hours',
            heading: 'Hours a week',
            cell: (row) => `${formatMinutes(row.weeklyMinutes)} (${row.wte} WTE)`,
          },
          { key: 'when', heading: 'When', cell: (row) => until(row.startsOn, row.endsOn) },
        ]}
      />
      <p>
        {trainee.guaranteedPost
          ? 'A Band 4 post is guaranteed on completion.'
          : 'No Band 4 post is guaranteed yet.'}
        {trainee.lineManagements.at(-1)?.endsOn === null &&
          ` Line manager: ${trainee.lineManagements.at(-1)?.manager.name}.`}
      </p>
    </SummaryCard>
  )
}

export function Mentors({ trainee }: Props) {
  const change = trainee.may.includes('change-mentorship') && (
    <AppLink href={paths.traineeMentor(trainee.id)}>Change mentor</AppLink>
  )
  return (
    <SummaryCard title="Mentors" actions={change}>
      {trainee.mentorships.length === 0 ? (
        <p>No mentor has been allocated. Entries cannot be signed until one is.</p>
      ) : (
        <ResponsiveTable
          caption="Mentors, newest first"
          hideCaption
          rows={[...trainee.mentorships].reverse()}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', heading: 'Mentor', rowHeading: true, cell: (row) => row.mentor.name },
            { key: 'profession', heading: 'Profession', cell: (row) => row.profession },
            {
              key: 'update',
              heading: 'Mentor update',
              cell: (row) =>
                row.updateDueOn
                  ? `${row.mentorCurrent ? 'Due' : 'Was due'} ${formatDate(row.updateDueOn)}`
                  : 'Preparation not recorded',
            },
            { key: 'when', heading: 'When', cell: (row) => until(row.startsOn, row.endsOn) },
          ]}
        />
      )}
    </SummaryCard>
  )
}

export function Options({ trainee }: Props) {
  if (trainee.options.length === 0) return null
  return (
    <SummaryCard title="Option modules">
      <ul className="nhsuk-list">
        {trainee.options.map(({ group, level, chosen }) => (
          <li key={group}>
            Level {level}:{' '}
            {chosen
              ? `${chosen.title} (${chosen.code}), chosen on ${formatDate(chosen.on)}`
              : 'not chosen yet'}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

export function Breaks({ trainee }: Props) {
  if (trainee.breaks.length === 0) return null
  return (
    <SummaryCard title="Breaks in learning">
      <ul className="nhsuk-list">
        {trainee.breaks.map((pause) => (
          <li key={pause.id}>
            From {formatDate(pause.startsOn)},{' '}
            {pause.returnedOn
              ? `returned on ${formatDate(pause.returnedOn)}`
              : `expected back on ${formatDate(pause.intendedReturnOn)}`}
            . {pause.reason}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}
