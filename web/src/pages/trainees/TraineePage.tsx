import { readTrainee, type TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { HoursFigure } from '../../ui/FigureSentence.tsx'
import { NextSteps } from '../../ui/NextSteps.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { countOf } from '../../words/counts.ts'
import { expectedToShow, forecastSentence, planSentence, standingToShow } from '../../words/plan-sentences.ts'
import { EmploymentCard } from './EmploymentCard.tsx'
import { doneIn } from './just-done.ts'
import { MentorsCard } from './MentorsCard.tsx'
import { Breaks, Options, Programme } from './ProgrammeCards.tsx'
import { placeOfResults, type Reader, stepsOf } from './record-steps.ts'
import './trainees.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await call(readTrainee, { params: { traineeId: params.traineeId ?? '' }, signal: request.signal })
}

/** One trainee: where they stand and why, what stands in the way and who holds it, then who looks after them. */
export function Component() {
  const trainee = useLoaderData<typeof loader>()
  const me = useMe()
  const { state, key } = useLocation()
  const done = doneIn(state)
  const { id, person } = trainee
  return (
    <TraineeFrame trainee={{ ...person, id }} part="record" paths={paths}>
      {done && <Notification key={key} title={done} focus />}
      {trainee.figures.standing === null ? (
        <>
          <Left trainee={trainee} />
          <LastBoard trainee={trainee} reader={me} />
        </>
      ) : (
        <>
          <Standing trainee={trainee} />
          <LastBoard trainee={trainee} reader={me} />
          <NextSteps title="What stands in the way next" steps={stepsOf(trainee, me)} />
        </>
      )}
      <div className="rung-columns trainees-pair">
        <MentorsCard trainee={trainee} />
        <EmploymentCard trainee={trainee} />
      </div>
      <Programme trainee={trainee} />
      <Options trainee={trainee} />
      <Breaks trainee={trainee} />
    </TraineeFrame>
  )
}

function LastBoard({ trainee, reader }: { trainee: TraineeRecord; reader: Reader }) {
  const { lastBoard } = trainee
  if (!lastBoard) return null
  const { href, text } = placeOfResults(trainee, reader)
  return (
    <p>
      {lastBoard.title}, published on {formatDate(lastBoard.publishedOn)}: {lastBoard.decision}{' '}
      <AppLink href={href}>{text}</AppLink>
    </p>
  )
}

/** Nothing is asked of someone who left; what they did stays. */
function Left({ trainee }: { trainee: TraineeRecord }) {
  const { figures } = trainee
  return (
    <HoursFigure
      signedMinutes={figures.signedMinutes}
      submittedMinutes={figures.submittedMinutes}
      plannedMinutes={figures.plannedMinutes}
      follow={planSentence(figures)}
    >
      <Links trainee={trainee} />
    </HoursFigure>
  )
}

function Standing({ trainee }: { trainee: TraineeRecord }) {
  const { figures, person } = trainee
  return (
    <HoursFigure
      signedMinutes={figures.signedMinutes}
      submittedMinutes={figures.submittedMinutes}
      expectedMinutes={expectedToShow(figures)}
      plannedMinutes={figures.plannedMinutes}
      follow={planSentence(figures, person.givenName)}
      standing={standingToShow(figures)}
    >
      {reasonsToShow(figures).map(({ code, sentence }) => (
        <p key={code}>{sentence}</p>
      ))}
      <p>{forecastSentence(figures, person.givenName)}</p>
      <Links trainee={trainee} />
    </HoursFigure>
  )
}

function Links({ trainee: { id, counts, credits } }: { trainee: TraineeRecord }) {
  const entries = counts.signed + counts.submitted + counts.returned
  return (
    <p className="trainees-links">
      <AppLink href={paths.traineeHours(id)}>See how this is worked out</AppLink>
      <AppLink href={paths.traineeCredits(id)}>
        {credits.held} of {countOf(credits.of, 'credit')} held
      </AppLink>
      {entries > 0 && (
        <AppLink href={paths.traineeLog(id)}>See {countOf(entries, 'entry', 'entries')} in the log</AppLink>
      )}
    </p>
  )
}

/** Why this standing. What only explains the target is said where it is worked out. */
const reasonsToShow = ({ reasons }: TraineeRecord['figures']) =>
  reasons.filter(
    ({ code }) => code !== 'minimum-not-known' && code !== 'target-reached' && code !== 'on-a-break',
  )
