import type { PersonView } from '@rung/shared/contract/people'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

type Mentor = NonNullable<PersonView['mentor']>

export function MentorCard({ personId, mentor }: { personId: string; mentor: Mentor }) {
  return (
    <SummaryCard
      title="Mentor record"
      actions={
        mentor.mayChange && (
          <AppLink href={paths.personMentorRecord(personId)}>
            Change<span className="nhsuk-u-visually-hidden"> the mentor record</span>
          </AppLink>
        )
      }
    >
      <KeyValue
        noBorder
        rows={[
          { key: 'At', value: mentor.employer.name },
          { key: 'Profession', value: mentor.profession },
          { key: 'Registration number', value: mentor.registrationNumber ?? 'None recorded' },
          { key: 'Prepared', value: preparedInWords(mentor) },
          { key: 'Last update', value: mentor.updatedOn ? formatDate(mentor.updatedOn) : 'None recorded' },
          {
            key: 'Trainees',
            value: `${countOf(mentor.trainees, 'trainee')} now, can take ${mentor.capacity}`,
          },
        ]}
      />
    </SummaryCard>
  )
}

function preparedInWords({ preparation, preparedOn }: Mentor): string {
  if (preparedOn === null) return 'Not recorded, so they cannot sign'
  return preparation ? `${preparation}, ${formatDate(preparedOn)}` : formatDate(preparedOn)
}
