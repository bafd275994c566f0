import type { CreditModule, CreditsAnswer } from '@rung/shared/contract/credits'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

/** Every module of the trainee, with what a board decided of it and what it brought. */
export function ModuleList({ credits }: { credits: CreditsAnswer }) {
  const { modules, openOptions } = credits
  return (
    <SummaryCard title="Modules" flush>
      <ResponsiveTable
        caption="Modules and what they brought"
        hideCaption
        rows={modules}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'title',
            heading: 'Module',
            rowHeading: true,
            cell: ({ title, code }) => (
              <>
                {title} <span className="credits-code">{code}</span>
              </>
            ),
          },
          {
            key: 'when',
            heading: 'When',
            cell: ({ year, bySemester }) =>
              `Year ${year}, semester ${bySemester.map(({ semester }) => semester).join(' and ')}`,
          },
          {
            key: 'decided',
            heading: 'Result',
            cell: (module) => (
              <>
                {resultOf(module)}
                <TakeBack credits={credits} module={module} />
              </>
            ),
          },
          {
            key: 'credits',
            heading: 'Credits',
            numeric: true,
            cell: ({ awarded, credits }) => (
              <span className="credits-whole">
                {awarded} of {credits}
              </span>
            ),
          },
        ]}
      />
      {openOptions.map(({ level, credits: open }) => (
        <p key={level} className="credits-open">
          The level {level} option of {countOf(open, 'credit')} is not chosen yet.
        </p>
      ))}
    </SummaryCard>
  )
}

function TakeBack({ credits, module }: { credits: CreditsAnswer; module: CreditModule }) {
  const { trainee, may } = credits
  if (!module.recognition || !may.includes('recognise-prior-learning')) return null
  return (
    <div>
      <AppLink href={paths.priorLearningTakeBack(trainee.id, module.recognition.id)}>
        Take this back <span className="nhsuk-u-visually-hidden">prior learning for {module.code}</span>
      </AppLink>
    </div>
  )
}

function resultOf({ source, decided }: CreditModule): string {
  if (source === 'prior-learning') return 'Prior learning recognised'
  if (!decided) return 'No published result yet'
  const mark = decided.mark === null ? '' : `, ${decided.mark}`
  const by = decided.reassessBy === null ? '' : `, by ${formatDate(decided.reassessBy)}`
  return `${outcomeInWords(decided.outcome)}${mark}${by}`
}
