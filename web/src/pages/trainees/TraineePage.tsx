import { readTrainee, type TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { HoursFigure } from '../../ui/FigureSentence.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { NextSteps } from '../../ui/NextSteps.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import { forecastSentence, planSentence } from '../../words/plan-sentences.ts'
import { Breaks, Employments, Mentors, Options } from './RecordParts.tsx'
import { TraineeFrame } from './TraineeFrame.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await call(readTrainee, { params: { traineeId: params.traineeId ?? '' }, signal: request.signal })
}

export function Component() {
  const trainee = useLoaderData<typeof loader>()
  const { figures, person } = trainee
  return (
    <TraineeFrame trainee={trainee} tab="record">
      <HoursFigure
        signedMinutes={figures.signedMinutes}
        submittedMinutes={figures.submittedMinutes}
        expectedMinutes={figures.expectedMinutes}
        plannedMinutes={figures.plannedMinutes}
        follow={planSentence(figures, person.givenName)}
        standing={figures.standing}
      >
        {figures.reasons.map(({ code, sentence }) => (
          <p key={code}>{sentence}</p>
        ))}
        <p>{forecastSentence(figures, person.givenName)}</p>
        <p>
          <AppLink href={paths.traineeHours(trainee.id)}>See how this is worked out</AppLink>
        </p>
      </HoursFigure>
      <NextSteps
        title="What stands in the way next"
        steps={trainee.nextSteps.map((step) => ({
          id: step.code,
          text: step.sentence,
          holder: holderOf(step.holder, trainee),
          since: step.since ?? undefined,
          href:
            step.code === 'allocate-mentor' && trainee.may.includes('change-mentorship')
              ? paths.traineeMentor(trainee.id)
              : undefined,
        }))}
      />
      <Log trainee={trainee} />
      <Mentors trainee={trainee} />
      <Employments trainee={trainee} />
      <Programme trainee={trainee} />
      <Options trainee={trainee} />
      <Breaks trainee={trainee} />
    </TraineeFrame>
  )
}

function holderOf(holder: string, trainee: TraineeRecord): string {
  const mentor = trainee.mentorships.find(({ endsOn }) => endsOn === null)?.mentor.name
  const manager = trainee.lineManagements.find(({ endsOn }) => endsOn === null)?.manager.name
  if (holder === 'trainee') return trainee.person.givenName
  if (holder === 'mentor') return mentor ? `${mentor}, mentor` : 'The mentor'
  if (holder === 'manager') return manager ? `${manager}, manager` : 'The manager'
  return 'The university tutor'
}

function Log({ trainee: { id, counts } }: { trainee: TraineeRecord }) {
  const entries = (count: number) => countOf(count, 'entry', 'entries')
  return (
    <SummaryCard title="Off-the-job log" actions={<AppLink href={paths.traineeLog(id)}>See the log</AppLink>}>
      <p>
        {entries(counts.signed)} signed, {entries(counts.submitted)} waiting for a signature,{' '}
        {entries(counts.returned)} returned.
      </p>
    </SummaryCard>
  )
}

function Programme({ trainee }: { trainee: TraineeRecord }) {
  return (
    <SummaryCard title="Programme">
      <KeyValue
        noBorder
        rows={[
          { key: 'Programme', value: trainee.programme.name },
          { key: 'University', value: trainee.university.name },
          { key: 'Cohort', value: trainee.cohort.name },
          {
            key: 'Standard',
            value: `${trainee.standard.title} (${trainee.standard.reference} version ${trainee.standard.version})`,
          },
          { key: 'Started', value: formatDate(trainee.startsOn) },
          { key: 'Planned end', value: formatDate(trainee.plannedEndOn) },
          {
            key: 'Training plan signed',
            value: trainee.signedPlanOn ? formatDate(trainee.signedPlanOn) : 'Not yet',
          },
          { key: 'Student number', value: trainee.studentNumber },
          { key: 'Unique learner number', value: trainee.uln },
          { key: 'English and maths', value: trainee.englishAndMaths === 'to do' ? 'To do' : 'Level 2 held' },
          { key: 'Gateway', value: trainee.gatewayOn ? formatDate(trainee.gatewayOn) : 'Not yet' },
          ...(trainee.withdrawnOn
            ? [{ key: 'Left the programme', value: formatDate(trainee.withdrawnOn) }]
            : []),
        ]}
      />
    </SummaryCard>
  )
}
