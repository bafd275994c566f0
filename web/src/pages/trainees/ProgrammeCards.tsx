import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

interface Props {
  trainee: TraineeRecord
}

export function Programme({ trainee }: Props) {
  const { programme, university, cohort, standard, person } = trainee
  return (
    <div className="trainees-facts">
      <SummaryCard title="Programme">
        <KeyValue
          noBorder
          rows={[
            { key: 'Started', value: formatDate(trainee.startsOn) },
            { key: 'Planned end', value: formatDate(trainee.plannedEndOn) },
            { key: 'Gateway', value: trainee.gatewayOn ? formatDate(trainee.gatewayOn) : 'Not yet' },
            {
              key: 'Plan signed',
              value: trainee.signedPlanOn ? formatDate(trainee.signedPlanOn) : 'Not yet',
            },
            { key: 'Cohort', value: cohort.name },
            { key: 'University', value: university.name },
            { key: 'Programme', value: programme.name },
            {
              key: 'Standard',
              value: `${standard.title} (${standard.reference}, version ${standard.version})`,
            },
            {
              key: 'English and maths',
              value: trainee.englishAndMaths === 'to do' ? 'To do' : 'Level 2 held',
            },
            { key: 'Student number', value: trainee.studentNumber },
            { key: 'Learner number', value: trainee.uln },
            { key: 'Email', value: <a href={`mailto:${person.email}`}>{person.email}</a> },
          ]}
        />
      </SummaryCard>
    </div>
  )
}

export function Options({ trainee: { id, options, may } }: Props) {
  const mayChoose = may.includes('choose-option')
  if (options.length === 0) return null
  return (
    <SummaryCard title="Option modules">
      <ul className="nhsuk-list">
        {options.map(({ group, level, chosen }) => (
          <li key={group}>
            Level {level}:{' '}
            {chosen
              ? `${chosen.title} (${chosen.code}), chosen on ${formatDate(chosen.on)}`
              : 'not chosen yet'}
            {mayChoose && (
              <>
                {'. '}
                <AppLink href={paths.traineeOption(id, group)}>
                  {chosen ? 'Change' : 'Record the choice'}
                  <span className="nhsuk-u-visually-hidden"> at level {level}</span>
                </AppLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

export function Breaks({ trainee: { breaks } }: Props) {
  if (breaks.length === 0) return null
  return (
    <SummaryCard title="Breaks in learning">
      <ul className="nhsuk-list">
        {breaks.map((pause) => (
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
