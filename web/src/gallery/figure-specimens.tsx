import { BurnUpChart } from '../ui/BurnUpChart.tsx'
import { CountLinks } from '../ui/CountLinks.tsx'
import { ExplanationDrawer } from '../ui/ExplanationDrawer.tsx'
import { FigureSentence, HoursFigure } from '../ui/FigureSentence.tsx'
import { MonthsChart } from '../ui/MonthsChart.tsx'
import { StandingTag } from '../ui/StandingTag.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import { minimumExplanation, unknownExplanation } from './sample-explanation.ts'
import { burnUp, burnUpAhead, fewMonths, months, today, twoYears } from './sample-hours.ts'
import type { Specimen } from './specimen.ts'

export const figureSpecimens: readonly Specimen[] = [
  {
    id: 'figure-sentence',
    title: 'Figure sentence',
    states: [
      {
        name: 'Behind plan',
        show: (
          <HoursFigure
            signedMinutes={24_720}
            submittedMinutes={840}
            expectedMinutes={25_260}
            plannedMinutes={41_760}
            follow="You are 9 hours behind plan."
            standing="behind"
          >
            <ExplanationDrawer
              explanation={minimumExplanation}
              entries={{ text: 'See the 58 entries behind this', href: '#entries' }}
            />
          </HoursFigure>
        ),
      },
      {
        name: 'Nothing yet',
        show: (
          <HoursFigure
            signedMinutes={0}
            submittedMinutes={0}
            expectedMinutes={0}
            plannedMinutes={41_760}
            follow="Your first day counts from 6 April 2021."
            standing="on-track"
          />
        ),
      },
      {
        name: 'On a break, nothing expected',
        show: (
          <HoursFigure
            signedMinutes={12_345}
            submittedMinutes={0}
            plannedMinutes={41_760}
            follow="You are on a break until 4 September 2022. Nothing is expected of you."
          />
        ),
      },
      {
        name: 'More than planned',
        show: (
          <HoursFigure
            signedMinutes={42_600}
            submittedMinutes={450}
            expectedMinutes={41_760}
            plannedMinutes={41_760}
            follow="You have done all the hours you planned."
            standing="on-track"
          />
        ),
      },
      {
        name: 'Another unit',
        show: (
          <FigureSentence
            number="120"
            rest="of 240 credits"
            follow="Year 1 is complete."
            bar={{ done: 120, total: 240 }}
            legend={[
              { part: 'done', text: 'Ratified: 120 credits' },
              { part: 'left', text: 'To come: 120 credits' },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: 'tags',
    title: 'Standing and state',
    states: [
      {
        name: 'Every standing',
        show: (
          <p className="rung-pills">
            <StandingTag standing="on-track" /> <StandingTag standing="behind" />{' '}
            <StandingTag standing="at-risk" />
          </p>
        ),
      },
      {
        name: 'Every state, as the trainee reads it',
        show: (
          <p className="rung-pills">
            <StateTag state="draft" reader="trainee" /> <StateTag state="submitted" reader="trainee" />{' '}
            <StateTag state="signed" reader="trainee" /> <StateTag state="returned" reader="trainee" />{' '}
            <StateTag state="reversed" reader="trainee" />
          </p>
        ),
      },
    ],
  },
  {
    id: 'explanation',
    title: 'Explanation',
    states: [
      { name: 'Closed', show: <ExplanationDrawer explanation={minimumExplanation} /> },
      {
        name: 'Open',
        show: (
          <ExplanationDrawer
            open
            summary="How we worked out the minimum"
            explanation={minimumExplanation}
            entries={{ text: 'See the 58 entries behind this', href: '#entries' }}
          />
        ),
      },
      {
        name: 'Nothing known',
        show: (
          <ExplanationDrawer open summary="How we worked out the forecast" explanation={unknownExplanation} />
        ),
      },
    ],
  },
  {
    id: 'counts',
    title: 'Counts that are links',
    states: [
      {
        name: 'Full',
        show: (
          <CountLinks
            links={[
              { count: 7, text: 'behind plan', href: '#behind', urgent: true, detail: '2 at risk' },
              {
                count: 1204,
                text: 'signatures waiting',
                href: '#waiting',
                detail: 'The oldest since 2 June 2022',
              },
              { count: 1, text: 'ready for gateway', href: '#ready' },
              { count: 0, text: 'with nothing logged this month', href: '#nothing' },
              { count: undefined, text: 'reviews due', href: '#reviews', detail: 'We could not count these' },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: 'burn-up',
    title: 'Burn-up chart',
    states: [
      {
        name: 'Behind plan',
        show: <BurnUpChart points={burnUp} today={today} minimumMinutes={41_760} headingLevel={3} />,
      },
      {
        name: 'Ahead of plan',
        show: (
          <BurnUpChart
            title="Hours so far, ahead"
            points={burnUpAhead}
            today={today}
            minimumMinutes={38_000}
            headingLevel={3}
          />
        ),
      },
      {
        name: 'Legal minimum not known',
        show: (
          <BurnUpChart
            title="Hours so far, minimum not known"
            points={burnUp}
            today={today}
            minimumMinutes={null}
            headingLevel={3}
          />
        ),
      },
      {
        name: 'First day',
        show: (
          <BurnUpChart
            title="Hours so far, first day"
            points={burnUp.map((point, index) =>
              index === 0 ? point : { ...point, signedMinutes: null, loggedMinutes: null },
            )}
            today="2021-04-06"
            minimumMinutes={41_760}
            headingLevel={3}
          />
        ),
      },
    ],
  },
  {
    id: 'months',
    title: 'Months chart',
    states: [
      { name: 'With a month without', show: <MonthsChart months={months} headingLevel={3} /> },
      {
        name: 'Few',
        show: <MonthsChart title="Hours in each month so far" months={fewMonths} headingLevel={3} />,
      },
      {
        name: 'Two years',
        show: <MonthsChart title="Hours in each month of two years" months={twoYears} headingLevel={3} />,
      },
      {
        name: 'None',
        show: <MonthsChart title="Hours in each month, none yet" months={[]} headingLevel={3} />,
      },
    ],
  },
]
