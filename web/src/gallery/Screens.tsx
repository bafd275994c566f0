import { useState } from 'react'
import { AppLink } from '../ui/AppLink.tsx'
import { BurnUpChart } from '../ui/BurnUpChart.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { CountLinks } from '../ui/CountLinks.tsx'
import { DateField } from '../ui/DateField.tsx'
import { DurationField } from '../ui/DurationField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ErrorSummary, errorFor, type FormError } from '../ui/ErrorSummary.tsx'
import { ExplanationDrawer } from '../ui/ExplanationDrawer.tsx'
import { HoursFigure } from '../ui/FigureSentence.tsx'
import { FilterableList } from '../ui/FilterableList.tsx'
import { KeyValue } from '../ui/KeyValue.tsx'
import { MonthsChart } from '../ui/MonthsChart.tsx'
import { NextSteps } from '../ui/NextSteps.tsx'
import { Page } from '../ui/Page.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { QuickPick } from '../ui/QuickPick.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SaveState } from '../ui/SaveState.tsx'
import { Shell, type ShellProps } from '../ui/Shell.tsx'
import { StandingTag } from '../ui/StandingTag.tsx'
import { SummaryCard } from '../ui/SummaryCard.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { quickChoices } from './form-specimens.tsx'
import { SampleFilters, SampleQueue, steps, timelineEvents } from './list-specimens.tsx'
import { minimumExplanation } from './sample-explanation.ts'
import { burnUp, months, today } from './sample-hours.ts'
import { TraineesTable } from './TraineesTable.tsx'

const footerLinks = [
  { text: 'How figures are worked out', href: '?screen=figures' },
  { text: 'Accessibility', href: '?screen=accessibility' },
  { text: 'API documentation', href: '/docs' },
]

const account = (
  personName: string,
  roles: { key: string; text: string; where?: string }[],
  currentRole = roles[0]?.key ?? '',
): NonNullable<ShellProps['account']> => ({
  personName,
  roles,
  currentRole,
  onChooseRole: () => undefined,
  accountHref: '?screen=account',
  onSignOut: () => undefined,
})

export const trainee: ShellProps = {
  homeHref: '/gallery.html',
  account: account('Ruby Ellis', [{ key: 'trainee', text: 'Trainee' }]),
  navigation: [
    { text: 'Home', href: '?screen=trainee-home', current: true },
    { text: 'Log learning', href: '?screen=log' },
    { text: 'My log', href: '?screen=my-log' },
    { text: 'My record', href: '?screen=record' },
  ],
  footerLinks,
  children: null,
}

export const mentor: ShellProps = {
  ...trainee,
  account: account('Grace Mensah', [
    { key: 'mentor', text: 'Mentor', where: 'Northfield Mental Health Trust' },
    { key: 'manager', text: 'Manager', where: 'Northfield Mental Health Trust' },
  ]),
  navigation: [
    { text: 'To sign', href: '?screen=queue', current: true, count: 5 },
    { text: 'My trainees', href: '?screen=trainees' },
  ],
}

export const manager: ShellProps = {
  ...trainee,
  account: account('Bartholomew Featherstonehaugh-Okonkwo', [
    { key: 'regional-lead', text: 'Regional lead' },
  ]),
  navigation: [
    { text: 'Home', href: '?screen=manager-home' },
    { text: 'Trainees', href: '?screen=trainees', current: true },
    { text: 'Import a cohort', href: '?screen=import' },
    { text: 'People', href: '?screen=people' },
    { text: 'Organisations', href: '?screen=organisations' },
  ],
}

function TraineeHome() {
  return (
    <Page title="Home" hideHeading>
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
      <p>
        Summer board published your results on 8 June 2022.{' '}
        <AppLink href="#results">See your results</AppLink>
      </p>
      <QuickPick label="Log again" choices={quickChoices} onChoose={() => undefined} />
      <ButtonLink href="?screen=log">Log something else</ButtonLink>
      <NextSteps steps={steps} />
      <BurnUpChart points={burnUp} today={today} minimumMinutes={41_760} />
      <MonthsChart months={months} />
    </Page>
  )
}

function LogPage() {
  const [errors, setErrors] = useState<readonly FormError[]>([])
  return (
    <Page
      title="Log learning"
      width="reading"
      back={{ text: 'Home', href: '?screen=trainee-home' }}
      failed={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setErrors([
            { field: 'duration', message: 'Enter how long it took' },
            { field: 'learned', message: 'Enter what you learned' },
          ])
        }}
      >
        <RadioGroup
          name="kind"
          label="What kind of learning was it?"
          choices={[
            { value: 'university', text: 'University day' },
            { value: 'shadowing', text: 'Shadowing' },
            { value: 'online', text: 'Online learning' },
          ]}
          defaultValue="university"
        />
        <DateField name="date" label="When was it?" defaultValue={today} today={today} />
        <DurationField name="duration" label="How long did it take?" error={errorFor(errors, 'duration')} />
        <TextArea
          name="learned"
          label="What did you learn?"
          hint="One or two sentences are enough"
          most={500}
          error={errorFor(errors, 'learned')}
        />
        <div className="rung-buttons">
          <Button>Send to Grace</Button>
          <SaveState state="saved" at="9:42am" />
        </div>
      </form>
    </Page>
  )
}

function QueuePage() {
  return (
    <Page title="5 entries wait for you" width="full">
      <SampleQueue chosen={['e1', 'e4']} />
    </Page>
  )
}

function TraineesPage() {
  return (
    <Page title="Trainees" aside={<ButtonLink href="?screen=import">Import a cohort</ButtonLink>}>
      <FilterableList
        countSentence="5 trainees"
        filters={<SampleFilters />}
        actions={<AppLink href="/api/v1/trainees.csv">Download as CSV</AppLink>}
        nextHref="?screen=trainees&after=x"
      >
        <TraineesTable />
      </FilterableList>
    </Page>
  )
}

function RecordPage() {
  return (
    <Page
      title="Ruby Ellis"
      caption="Spring 2021, Northfield Mental Health Trust"
      breadcrumbs={[
        { text: 'Home', href: '?screen=manager-home' },
        { text: 'Trainees', href: '?screen=trainees' },
      ]}
      aside={<StandingTag standing="behind" />}
    >
      <TabLinks
        label="Ruby Ellis"
        tabs={[
          { text: 'Overview', href: '?screen=record', current: true },
          { text: 'Off-the-job log', href: '?screen=log' },
          { text: 'People', href: '?screen=people' },
          { text: 'History', href: '?screen=history' },
        ]}
      />
      <HoursFigure
        signedMinutes={24_720}
        submittedMinutes={840}
        expectedMinutes={25_260}
        plannedMinutes={41_760}
        follow="Ruby is 9 hours behind plan. At this pace she reaches 696 hours on 3 May 2023, 28 days after the planned end."
      >
        <ExplanationDrawer explanation={minimumExplanation} />
      </HoursFigure>
      <NextSteps steps={steps} />
      <div className="rung-columns">
        <SummaryCard title="Employment" actions={<AppLink href="#history">History</AppLink>}>
          <KeyValue
            rows={[
              { key: 'Employer', value: 'Northfield Mental Health Trust' },
              { key: 'Band', value: 'Band 3' },
              { key: 'Weekly hours', value: '37 hours 30 minutes' },
            ]}
          />
        </SummaryCard>
        <SummaryCard title="People">
          <KeyValue
            rows={[
              { key: 'Mentor', value: 'Grace Mensah' },
              { key: 'Manager', value: 'Daniel Okoro' },
              { key: 'Tutor', value: 'Helen Achebe' },
            ]}
          />
        </SummaryCard>
      </div>
      <BurnUpChart points={burnUp} today={today} minimumMinutes={41_760} />
      <MonthsChart months={months} />
      <h2 className="rung-section-title">History</h2>
      <Timeline events={timelineEvents} />
    </Page>
  )
}

function ManagerHome() {
  return (
    <Page title="Northfield Mental Health Trust">
      <CountLinks
        links={[
          {
            count: 7,
            text: 'behind plan',
            href: '?screen=trainees&standing=behind',
            urgent: true,
            detail: '2 at risk',
          },
          {
            count: 24,
            text: 'signatures waiting',
            href: '?screen=queue',
            detail: 'The oldest since 2 June 2022',
          },
          { count: 1, text: 'ready for gateway', href: '?screen=ready' },
          { count: 0, text: 'with nothing logged this month', href: '?screen=nothing' },
        ]}
      />
      <h2 className="rung-section-title">Your trainees</h2>
      <TraineesTable />
    </Page>
  )
}

function SignInPage() {
  return (
    <Page title="Sign in" width="reading">
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
        <div className="rung-buttons">
          <Button>Sign in</Button>
          <AppLink href="?screen=forgot">I cannot sign in</AppLink>
        </div>
      </form>
    </Page>
  )
}

function BrokenPage() {
  return (
    <Page title="Problem" hideHeading width="reading">
      <ErrorState requestId="0198f2c4-7a55-7b1e-9d61-2f0f5f0a9c31" onRetry={() => undefined} />
    </Page>
  )
}

const screens = {
  'trainee-home': { shell: trainee, Screen: TraineeHome },
  log: { shell: trainee, Screen: LogPage },
  queue: { shell: mentor, Screen: QueuePage },
  trainees: { shell: manager, Screen: TraineesPage },
  record: { shell: manager, Screen: RecordPage },
  'manager-home': { shell: manager, Screen: ManagerHome },
  'sign-in': { shell: { footerLinks, children: null } satisfies ShellProps, Screen: SignInPage },
  broken: { shell: trainee, Screen: BrokenPage },
}

export const screenNames = Object.keys(screens)

/** Patterns put together as whole screens, to be looked at. The product's own pages live in pages/ and homes/. */
export function SampleScreen({ name }: { name: string }) {
  const { shell, Screen } = screens[name as keyof typeof screens] ?? screens['trainee-home']
  return (
    <Shell {...shell}>
      <Screen />
    </Shell>
  )
}
