import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import { byTime } from './periods.ts'

type Employment = TraineeRecord['employments'][number]

/** The post held today, who manages it, and the posts before. */
export function EmploymentCard({ trainee }: { trainee: TraineeRecord }) {
  const { employments, lineManagements, figures, employer, guaranteedPost } = trainee
  const { now, later, earlier } = byTime(employments, figures.asOf)
  const managers = byTime(lineManagements, figures.asOf).now
  return (
    <div className="trainees-card">
      <SummaryCard
        title="Employment"
        actions={
          trainee.may.includes('change-employment') && (
            <AppLink href={paths.traineeEmployment(trainee.id)}>Record a change</AppLink>
          )
        }
      >
        {[...now, ...later].map((post) => (
          <Post key={post.id} post={post} asOf={figures.asOf} />
        ))}
        <p>
          {employer.name}
          <br />
          Line manager: {managers.map(({ manager }) => manager.name).join(', ') || 'nobody is recorded'}
          <br />
          {guaranteedPost ? 'A Band 4 post is guaranteed on completion' : 'No Band 4 post is guaranteed yet'}
        </p>
        {earlier.length > 0 && (
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">{countOf(earlier.length, 'earlier post')}</span>
            </summary>
            <div className="nhsuk-details__text">
              {earlier.map((post) => (
                <p key={post.id}>
                  Band {post.band}, {post.post}, {formatMinutes(post.weeklyMinutes)} a week,{' '}
                  {formatDate(post.startsOn)} to {post.endsOn && formatDate(post.endsOn)}
                </p>
              ))}
            </div>
          </details>
        )}
      </SummaryCard>
    </div>
  )
}

function Post({ post, asOf }: { post: Employment; asOf: PlainDate }) {
  return (
    <div className="trainees-person">
      <p className="trainees-person__name">
        Band {post.band}, {post.post}
      </p>
      <p>
        {formatMinutes(post.weeklyMinutes)} a week ({post.wte} WTE)
      </p>
      <p className="trainees-quiet">
        {post.startsOn > asOf ? 'From' : 'Since'} {formatDate(post.startsOn)}
        {post.endsOn && `, until ${formatDate(post.endsOn)}`}
      </p>
    </div>
  )
}
