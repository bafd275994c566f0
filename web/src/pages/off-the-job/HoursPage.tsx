import { type OffTheJobAnswer, readOffTheJob } from '@rung/shared/contract/off-the-job'
import { formatHours } from '@rung/shared/kernel/minutes'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import { paths } from '../../paths.ts'
import { BurnUpChart } from '../../ui/BurnUpChart.tsx'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { HoursFigure } from '../../ui/FigureSentence.tsx'
import { MonthsChart } from '../../ui/MonthsChart.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { expectedToShow, forecastSentence, planSentence, standingToShow } from '../../words/plan-sentences.ts'
import { burnUpPoints, monthBars } from './chart-points.ts'
import { LearningRules } from './LearningRules.tsx'
import { MonthTable } from './MonthTable.tsx'
import { ThreeFigures } from './ThreeFigures.tsx'
import { logPaths, type WhoseLog, whoseLog } from './whose-log.ts'
import './off-the-job.scss'

export async function loader(args: LoaderFunctionArgs) {
  const whose = await whoseLog(args)
  const { answer, lastSeen } = await freshOrLastSeen(`hours ${whose.personId} ${whose.traineeId}`, () =>
    call(readOffTheJob, { params: { traineeId: whose.traineeId } }),
  )
  return { whose, hours: answer, lastSeen }
}

export function Component() {
  const { whose, hours, lastSeen } = useLoaderData<typeof loader>()
  const { trainee, figures } = hours
  const page = (
    <>
      {lastSeen && <Note>There is no signal. These are the figures as you last saw them.</Note>}
      <Headline whose={whose} hours={hours} />
      <ThreeFigures whose={whose} hours={hours} />
      <BurnUpChart
        points={burnUpPoints(hours)}
        today={figures.asOf}
        minimumMinutes={figures.minimumMinutes}
      />
      <MonthsChart months={monthBars(hours)} />
      <MonthTable months={hours.months} today={figures.asOf} />
      <LearningRules hours={hours} />
    </>
  )
  if (whose.own) return <Page title="How my hours are worked out">{page}</Page>
  return (
    <TraineeFrame trainee={trainee} part="hours" paths={paths}>
      {page}
    </TraineeFrame>
  )
}

function Headline({ whose, hours }: { whose: WhoseLog; hours: OffTheJobAnswer }) {
  const { figures, explanations, trainee } = hours
  const who = whose.own ? 'You' : trainee.givenName
  const forecast = forecastSentence(figures, who)
  return (
    <HoursFigure
      signedMinutes={figures.signedMinutes}
      submittedMinutes={figures.submittedMinutes}
      expectedMinutes={expectedToShow(figures)}
      plannedMinutes={figures.plannedMinutes}
      follow={planSentence(figures, who)}
      standing={standingToShow(figures)}
    >
      {forecast && <p className="otj-forecast">{forecast}</p>}
      {figures.reasons.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet otj-reasons">
          {figures.reasons.map(({ code, sentence }) => (
            <li key={code}>{sentence}</li>
          ))}
        </ul>
      )}
      <ExplanationDrawer
        explanation={explanations.expected}
        summary={`Why ${formatHours(figures.expectedMinutes)} by today?`}
      />
      <ExplanationDrawer
        explanation={explanations.standing}
        summary="How we decide if this is on track"
        entries={{ text: 'See the entries behind this', href: logPaths(whose).log() }}
      />
    </HoursFigure>
  )
}
