import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ExplanationDrawer } from '../../../web/src/ui/ExplanationDrawer.tsx'
import { HoursFigure } from '../../../web/src/ui/FigureSentence.tsx'
import { NextSteps } from '../../../web/src/ui/NextSteps.tsx'
import { renderInApp } from './render-in-app.tsx'

describe('The figure', () => {
  it('is one sentence', () => {
    renderInApp(
      <HoursFigure
        signedMinutes={24_720}
        submittedMinutes={0}
        plannedMinutes={41_760}
        follow="You are on track."
      />,
    )
    expect(screen.getByRole('heading', { name: '412 of 696 hours' })).toBeTruthy()
    expect(screen.getByText('You are on track.')).toBeTruthy()
  })

  it('never says more than was done, and says the rest below', () => {
    renderInApp(
      <HoursFigure
        signedMinutes={24_779}
        submittedMinutes={90}
        expectedMinutes={25_260}
        plannedMinutes={41_760}
      />,
    )
    expect(screen.getByRole('heading', { name: '412 of 696 hours' })).toBeTruthy()
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      'Signed: 412 hours 59 minutes',
      'Waiting for signature: 1 hour 30 minutes',
      'Expected by today: 421 hours',
    ])
  })

  it('draws nothing wider than the whole', () => {
    renderInApp(
      <HoursFigure
        signedMinutes={50_000}
        submittedMinutes={1000}
        expectedMinutes={41_760}
        plannedMinutes={41_760}
      />,
    )
    const widths = [...document.querySelectorAll('.rung-bar rect[width$="%"]')].map((part) =>
      Number.parseFloat(part.getAttribute('width') ?? ''),
    )
    expect(Math.max(...widths)).toBeLessThanOrEqual(100)
  })
})

describe('An explanation', () => {
  it('gives the rule, what went in, the sum and the result in words', () => {
    renderInApp(
      <ExplanationDrawer
        explanation={{
          rule: 'off-the-job-minimum-a',
          basis: 'Apprenticeship funding rules',
          startsFrom: '2017-05-01',
          startsTo: '2022-07-31',
          inputs: [
            { name: 'Paid hours in a week', symbol: 'H', value: 2250, unit: 'minutes-a-week' },
            { name: 'leave-weeks', value: 1, unit: 'weeks' },
            { name: 'planned-end-on', value: '2023-04-05', unit: 'date' },
            { name: 'Standing', value: 'behind', unit: 'standing' },
            { name: 'Pace', value: null, unit: 'minutes' },
          ],
          formula: '20% × H × W',
          working: '0.2 × 37.5 × 92.8 = 696',
          result: { value: 41_760, unit: 'minutes' },
          notes: ['Paid hours are not capped.'],
        }}
        entries={{ text: 'See the 58 entries', href: '/log' }}
      />,
    )
    const drawer = within(screen.getByRole('group'))
    const said = drawer.getAllByRole('definition').map((value) => value.textContent)
    expect(drawer.getAllByRole('term').map((name) => name.textContent)).toEqual([
      'Paid hours in a week H',
      'Weeks of leave',
      'Planned end',
      'Standing',
      'Pace',
    ])
    expect(said).toEqual(['37 hours 30 minutes a week', '1 week', '5 April 2023', 'Behind plan', 'Not known'])
    expect(screen.getByText('696 hours')).toBeTruthy()
    expect(screen.getByText(/For trainees who start from 1 May 2017 to 31 July 2022/)).toBeTruthy()
    expect(screen.getByText('See the 58 entries').getAttribute('href')).toBe('/log')
  })
})

describe('Next steps', () => {
  it('say who holds each and since when', () => {
    renderInApp(
      <NextSteps
        steps={[
          {
            id: '1',
            text: 'Correct 2 entries',
            href: '/log',
            holder: 'You',
            since: '2022-06-13',
            yours: true,
          },
          { id: '2', text: 'Hold a review', holder: 'Priya Nair, your manager' },
        ]}
      />,
    )
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent)
    expect(steps).toEqual([
      'Correct 2 entriesYou since 13 June 2022',
      'Hold a reviewPriya Nair, your manager',
    ])
  })

  it('say so when nothing stands in the way', () => {
    renderInApp(<NextSteps steps={[]} />)
    expect(screen.getByText('Nothing stands in the way.')).toBeTruthy()
  })
})
