import {
  leaveWeeksAYear,
  type OffTheJobRuleSet,
  offTheJobPercent,
  offTheJobRuleSets,
} from '@rung/shared/figures/off-the-job-rule-sets'
import { defaultSettings } from '@rung/shared/figures/programme-settings'
import { formatHours, formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { minimumForWeeks } from '@rung/shared/rules/off-the-job-minimum'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import { standingInWords } from '../../words/standings.ts'

/** The rules behind every figure, read from the same tables the figures are worked out by. */
export function Component() {
  return (
    <Page title="How figures are worked out" back={{ text: 'Home', href: paths.home() }} width="reading">
      <p className="nhsuk-body-l">
        Rung always shows 3 figures for off-the-job training, and never mixes them up.
      </p>
      <KeyValue
        rows={[
          { key: 'Legal minimum', value: 'The least the rules ask for. It depends on the day you started.' },
          {
            key: 'Planned',
            value: 'What you, your employer and your university signed in the training plan.',
          },
          {
            key: 'Actual',
            value: 'What a mentor has signed. Entries that wait for a signature are shown beside it.',
          },
        ]}
      />
      <Section title="The legal minimum">
        <p>Your start date decides which rule is yours. You keep it to the end.</p>
        {offTheJobRuleSets.map((set) => (
          <SummaryCard key={set.key} title={set.title} headingLevel={3}>
            <KeyValue noBorder rows={rowsOf(set)} />
          </SummaryCard>
        ))}
      </Section>
      <Section title="Expected by today">
        <p>
          The planned hours are spread evenly over the days from the start to the planned end. Days in a break
          in learning are left out.
        </p>
      </Section>
      <Section title="On track, behind plan, at risk">
        <Standings />
      </Section>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="nhsuk-u-margin-top-6">
      <h2 className="rung-section-title">{title}</h2>
      {children}
    </section>
  )
}

function rowsOf(set: OffTheJobRuleSet) {
  const { startsFrom, startsTo } = set
  const example = exampleOf(set)
  return [
    {
      key: 'Started',
      value: startsTo
        ? `${formatDate(startsFrom)} to ${formatDate(startsTo)}`
        : `${formatDate(startsFrom)} or later`,
    },
    { key: 'In words', value: inWords(set) },
    { key: 'Formula', value: `${set.formula}, where ${symbols[set.key]}` },
    ...(example ? [{ key: 'Example', value: example }] : []),
  ]
}

const hoursAndWeeks = 'H is paid hours a week and W is weeks from the start to the planned end'
const symbols: Record<OffTheJobRuleSet['key'], string> = {
  'A-20-percent': hoursAndWeeks,
  'B-six-hours': hoursAndWeeks,
  'C-published': 'P is the published hours and L is hours you had learned before',
}

function inWords({ key, floorMinutes, weeklyCapMinutes }: OffTheJobRuleSet): string {
  switch (key) {
    case 'A-20-percent':
      return `${offTheJobPercent}% of the hours you are paid for, once ${leaveWeeksAYear} weeks of leave a year are taken off.`
    case 'B-six-hours':
      return `The same, but no more than ${formatHours(weeklyCapMinutes ?? 0)} a week are counted.`
    case 'C-published':
      return `The hours published for the standard, less what you had learned before, and never under ${formatHours(floorMinutes)}.`
  }
}

const exampleWeek = 2250
const exampleWeeks = 104

/** Worked out by the rule itself, so that the page can never say something else. */
function exampleOf(set: OffTheJobRuleSet): string | null {
  if (set.key === 'C-published') return null
  const { netWeeks, minimumMinutes } = minimumForWeeks(set, {
    weeks: exampleWeeks,
    weeklyMinutes: exampleWeek,
    rounding: 'none',
  })
  return `${formatMinutes(exampleWeek)} a week for ${exampleWeeks} weeks: ${netWeeks} weeks after leave, ${formatMinutes(Math.round(minimumMinutes))}.`
}

function Standings() {
  const { tolerancePercent, paceDays, paceSettlesAfterDays } = defaultSettings
  return (
    <>
      <KeyValue
        rows={[
          {
            key: standingInWords('on-track'),
            value: 'Neither of the two below.',
          },
          {
            key: standingInWords('behind'),
            value: `Signed and waiting hours are more than ${tolerancePercent}% short of what is expected by today.`,
          },
          {
            key: standingInWords('at-risk'),
            value: `At the pace of the last ${countOf(paceDays / 7, 'week')}, the legal minimum cannot be reached by the planned end. This is not judged in the first ${countOf(paceSettlesAfterDays / 7, 'week')}.`,
          },
        ]}
      />
      <p>
        The {tolerancePercent}% and the weeks are the usual values. Each programme sets its own. They are not
        law.
      </p>
    </>
  )
}
