import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { Tag } from 'nhsuk-react-components'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import { byTime } from './periods.ts'

type Mentorship = TraineeRecord['mentorships'][number]

/** Who may sign today, and who could before. */
export function MentorsCard({ trainee }: { trainee: TraineeRecord }) {
  const { now, later, earlier } = byTime(trainee.mentorships, trainee.figures.asOf)
  return (
    <div className="trainees-card">
      <SummaryCard
        title={now.length > 1 ? 'Mentors' : 'Mentor'}
        actions={
          trainee.may.includes('change-mentorship') && (
            <AppLink href={paths.traineeMentor(trainee.id)}>
              {trainee.mentorships.length === 0 ? 'Allocate a mentor' : 'Change mentor'}
            </AppLink>
          )
        }
      >
        {now.length === 0 && <p>There is no mentor today. Entries cannot be signed until there is one.</p>}
        {[...now, ...later].map((mentorship) => (
          <Mentor key={mentorship.id} mentorship={mentorship} asOf={trainee.figures.asOf} />
        ))}
        {earlier.length > 0 && (
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">{countOf(earlier.length, 'earlier mentor')}</span>
            </summary>
            <div className="nhsuk-details__text">
              {earlier.map(({ id, mentor, startsOn, endsOn }) => (
                <p key={id}>
                  {mentor.name}, {formatDate(startsOn)} to {endsOn && formatDate(endsOn)}
                </p>
              ))}
            </div>
          </details>
        )}
      </SummaryCard>
    </div>
  )
}

function Mentor({ mentorship, asOf }: { mentorship: Mentorship; asOf: string }) {
  const { mentor, profession, startsOn, endsOn } = mentorship
  return (
    <div className="trainees-person">
      <p className="trainees-person__name">{mentor.name}</p>
      <p>{profession}</p>
      <p className="trainees-quiet">
        {startsOn > asOf ? 'From' : 'Since'} {formatDate(startsOn)}
        {endsOn && `, until ${formatDate(endsOn)}`}
      </p>
      <Update mentorship={mentorship} />
    </div>
  )
}

function Update({ mentorship: { mentorCurrent, updateDueOn } }: { mentorship: Mentorship }) {
  if (mentorCurrent)
    return (
      <p className="trainees-quiet">{updateDueOn && `Mentor update due on ${formatDate(updateDueOn)}`}</p>
    )
  return (
    <p>
      <Tag className="rung-tag" modifier="orange">
        Cannot sign
      </Tag>{' '}
      {updateDueOn ? `Mentor update was due on ${formatDate(updateDueOn)}` : 'Preparation is not recorded'}
    </p>
  )
}
