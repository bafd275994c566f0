import { type CreditsAnswer, readCredits, transcriptPdf, transcriptXlsx } from '@rung/shared/contract/credits'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { addressOf, call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { FigureSentence } from '../../ui/FigureSentence.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { countOf, formatCount } from '../../words/counts.ts'
import { CreditsChart } from './CreditsChart.tsx'
import { doneIn } from './done.ts'
import { Ledger } from './Ledger.tsx'
import { ModuleList } from './ModuleList.tsx'
import { Outlook } from './Outlook.tsx'
import './credits.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const me = await requireMe(request)
  const traineeId = params.traineeId ?? me.traineeId
  if (!traineeId) throw new Response(null, { status: 404 })
  const credits = await call(readCredits, { params: { traineeId }, signal: request.signal })
  return { credits, own: traineeId === me.traineeId }
}

/** The 240 credits: what is held at each level and in each semester, where it comes from and what follows from it. */
export function Component() {
  const { credits, own } = useLoaderData<typeof loader>()
  const { state, key } = useLocation()
  const done = doneIn(state)
  const page = (
    <>
      {done && <Notification key={key} title={done} focus />}
      <Headline credits={credits} />
      <CreditsChart credits={credits} />
      {credits.levels.map(({ level, credits: held, explanation }) => (
        <ExplanationDrawer
          key={level}
          explanation={explanation}
          summary={`Why ${countOf(held, 'credit')} at level ${level}?`}
        />
      ))}
      <Outlook credits={credits} own={own} />
      <ModuleList credits={credits} />
      <Ledger credits={credits} />
      <Transcript credits={credits} />
    </>
  )
  if (own) return <Page title="My credits">{page}</Page>
  return (
    <TraineeFrame trainee={credits.trainee} part="credits" paths={paths}>
      {page}
    </TraineeFrame>
  )
}

function Headline({ credits: { credits, of, missing, overall, explanations } }: { credits: CreditsAnswer }) {
  const decided =
    overall && `${overall.board} on ${formatDate(overall.on)} decided: ${outcomeInWords(overall.outcome)}.`
  return (
    <FigureSentence
      number={formatCount(credits)}
      rest={`of ${countOf(of, 'credit')}`}
      follow={
        decided ?? (missing === 0 ? 'All credits are held.' : 'Credits count when a board publishes results.')
      }
      bar={{ done: credits, total: of }}
      legend={[
        { part: 'done', text: `Held: ${countOf(credits, 'credit')}` },
        { part: 'left', text: `Still to come: ${countOf(missing, 'credit')}` },
      ]}
    >
      <ExplanationDrawer explanation={explanations.total} summary={`Why ${countOf(credits, 'credit')}?`} />
    </FigureSentence>
  )
}

function Transcript({ credits: { trainee, may } }: { credits: CreditsAnswer }) {
  const params = { traineeId: trainee.id }
  return (
    <p className="credits-actions">
      <a href={addressOf(transcriptPdf, { params })} download>
        Download the transcript as a PDF
      </a>
      <a href={addressOf(transcriptXlsx, { params })} download>
        Download the transcript for Excel
      </a>
      {may.includes('recognise-prior-learning') && (
        <ButtonLink kind="secondary" href={paths.priorLearningNew(trainee.id)}>
          Recognise prior learning
        </ButtonLink>
      )}
    </p>
  )
}
