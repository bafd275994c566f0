import { offTheJobRuleSets } from '@rung/shared/figures/off-the-job-rule-sets'
import { defaultSettings } from '@rung/shared/figures/programme-settings'
import { formatHours } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { countOf } from '../../words/counts.ts'

/** The rules behind every figure, read from the same tables the figures are worked out by. */
export function Component() {
  return (
    <Page title="How figures are worked out" width="reading">
      <p className="nhsuk-body-l">Three figures stand side by side and are never mixed up.</p>
      <dl className="nhsuk-summary-list">
        <Row term="Legal minimum">
          The least off-the-job training the rules ask for. It depends on the day the trainee started.
        </Row>
        <Row term="Planned hours">
          What the trainee, the employer and the university signed in the training plan.
        </Row>
        <Row term="Actual hours">
          What a mentor has signed. Entries that still wait for a signature are shown beside it.
        </Row>
      </dl>
      <h2>The legal minimum</h2>
      <ResponsiveTable
        caption="Rules by start date"
        rows={offTheJobRuleSets}
        rowKey={(set) => set.key}
        columns={[
          { key: 'title', heading: 'Rule', rowHeading: true, cell: (set) => set.title },
          {
            key: 'from',
            heading: 'Started',
            cell: (set) =>
              `${formatDate(set.startsFrom)} ${set.startsTo ? `to ${formatDate(set.startsTo)}` : 'or later'}`,
          },
          { key: 'formula', heading: 'Formula', cell: (set) => set.formula },
        ]}
      />
      <p>
        H is paid hours a week. W is the weeks from the start to the planned end. 5.6 weeks of leave a year
        are taken off. P is the figure published for the standard and L is prior learning in hours; under that
        rule the minimum is never under {formatHours(offTheJobRuleSets.at(-1)?.floorMinutes ?? 0)}.
      </p>
      <h2>Expected by today</h2>
      <p>
        The planned hours are spread evenly over the days from the start to the planned end. Breaks in
        learning are left out.
      </p>
      <h2>On track, behind plan, at risk</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          Behind plan: signed and waiting hours fall short of the expected by more than{' '}
          {defaultSettings.tolerancePercent}%.
        </li>
        <li>
          At risk: at the pace of the last {countOf(defaultSettings.paceDays / 7, 'week')}, the minimum cannot
          be reached by the planned end. The pace is not judged in the first{' '}
          {countOf(defaultSettings.paceSettlesAfterDays / 7, 'week')}.
        </li>
      </ul>
      <p>
        The {defaultSettings.tolerancePercent}% and the weeks are usual values. They are set by the programme,
        not by law.
      </p>
    </Page>
  )
}

function Row({ term, children }: { term: string; children: string }) {
  return (
    <div className="nhsuk-summary-list__row">
      <dt className="nhsuk-summary-list__key">{term}</dt>
      <dd className="nhsuk-summary-list__value">{children}</dd>
    </div>
  )
}
