import { useState } from 'react'
import { AppLink } from '../ui/AppLink.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { CheckAnswers } from '../ui/CheckAnswers.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterableList } from '../ui/FilterableList.tsx'
import { KeyValue } from '../ui/KeyValue.tsx'
import { NextSteps } from '../ui/NextSteps.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { SelectQueue } from '../ui/SelectQueue.tsx'
import { SummaryCard } from '../ui/SummaryCard.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { TaskList } from '../ui/TaskList.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { queueGroups } from './sample-queue.ts'
import type { Specimen } from './specimen.ts'
import { TraineesTable } from './TraineesTable.tsx'

export function SampleQueue({ chosen = [] }: { chosen?: readonly string[] }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(chosen))
  return (
    <SelectQueue
      words={{ one: 'entry', many: 'entries' }}
      groups={queueGroups}
      selected={selected}
      onSelectedChange={setSelected}
      action="Sign"
      onAction={() => setSelected(new Set())}
      secondary="Return"
      onSecondary={() => undefined}
    />
  )
}

export function SampleFilters({ prefix = '' }: { prefix?: string }) {
  return (
    <>
      <TextField id={`${prefix}search`} name="search" label="Name" type="search" />
      <SelectField
        id={`${prefix}standing`}
        name="standing"
        label="Standing"
        placeholder="Any"
        choices={[
          { value: 'on-track', text: 'On track' },
          { value: 'behind', text: 'Behind plan' },
          { value: 'at-risk', text: 'At risk' },
        ]}
      />
      <SelectField
        id={`${prefix}employer`}
        name="employer"
        label="Employer"
        placeholder="Any"
        choices={[{ value: 'northfield', text: 'Northfield Mental Health Trust' }]}
      />
    </>
  )
}

export const steps = [
  {
    id: '1',
    text: 'Correct 2 returned entries',
    href: '#returned',
    holder: 'You',
    since: '2022-06-13',
    yours: true,
  },
  {
    id: '2',
    text: '4 entries wait for a signature',
    href: '#waiting',
    holder: 'Grace Mensah, your mentor',
    since: '2022-06-02',
  },
  {
    id: '4',
    text: 'Take the essay of PZ1015 Foundations for Practice again by 12 July 2022',
    href: '#results',
    holder: 'You',
    since: '2022-06-08',
    yours: true,
  },
  {
    id: '3',
    text: 'Release one more study day in June',
    holder: 'Daniel Okoro, your manager',
    since: '2022-06-01',
    reason: 'You had 3 of 4 planned days.',
  },
]

export const timelineEvents = [
  {
    id: '1',
    title: 'Entry signed',
    by: 'Grace Mensah, mentor',
    when: '13 June 2022 at 9:42am',
    dateTime: '2022-06-13T08:42:00Z',
    detail: <p>University day, 2 June 2022, 7 hours 30 minutes</p>,
  },
  {
    id: '2',
    title: 'Entry returned',
    by: 'Grace Mensah, mentor',
    when: '13 June 2022 at 9:41am',
    dateTime: '2022-06-13T08:41:00Z',
    detail: <p>“Say what you learned about de-escalation, not only that you were there.”</p>,
  },
  {
    id: '3',
    title: 'Mentor changed to Grace Mensah',
    by: 'Daniel Okoro, manager',
    when: '1 May 2022',
    dateTime: '2022-05-01',
  },
  {
    id: '4',
    title: 'Enrolled',
    by: 'Helen Achebe, university tutor',
    when: '6 April 2021',
    dateTime: '2021-04-06',
  },
]

export const listSpecimens: readonly Specimen[] = [
  {
    id: 'next-steps',
    title: 'Next steps',
    states: [
      { name: 'Some', show: <NextSteps headingLevel={3} steps={steps} /> },
      {
        name: 'None',
        show: (
          <NextSteps
            headingLevel={3}
            title="What needs doing next, none"
            steps={[]}
            nothing="Nothing stands in your way. Log your next learning when you have done it."
          />
        ),
      },
    ],
  },
  {
    id: 'task-list',
    title: 'Task list',
    states: [
      {
        name: 'Mixed',
        show: (
          <TaskList
            tasks={[
              { id: 't1', text: 'Hours', href: '#hours', state: { text: 'Completed' } },
              {
                id: 't2',
                text: 'Credits',
                href: '#credits',
                hint: '200 of 240 ratified',
                state: { text: 'Not met', colour: 'orange' },
              },
              {
                id: 't3',
                text: 'Employer’s declaration',
                state: { text: 'Cannot start yet', colour: 'grey' },
              },
            ]}
          />
        ),
      },
    ],
  },
  {
    id: 'filterable-list',
    title: 'Filterable list',
    states: [
      {
        name: 'Filtered, page 2',
        show: (
          <FilterableList
            countSentence="5 trainees are behind plan or at risk"
            filters={<SampleFilters prefix="a-" />}
            keep={{ sort: 'name' }}
            chips={[
              { text: 'Standing: behind plan', removeHref: '?a=1' },
              { text: 'Employer: Northfield Mental Health Trust', removeHref: '?b=1' },
            ]}
            clearHref="?"
            actions={<AppLink href="/api/v1/trainees.csv">Download as CSV</AppLink>}
            previousHref="?before=x"
            nextHref="?after=y"
          >
            <TraineesTable />
          </FilterableList>
        ),
      },
      {
        name: 'Nothing found',
        show: (
          <FilterableList
            countSentence="No trainees are found"
            filterLabel="Filter the empty list"
            filters={<SampleFilters prefix="b-" />}
            chips={[{ text: 'Name: Zebedee', removeHref: '?c=1' }]}
            clearHref="?"
          >
            <EmptyState headingLevel={3} title="No trainees match these filters">
              <p>Check the spelling of the name, or take off a filter.</p>
            </EmptyState>
          </FilterableList>
        ),
      },
    ],
  },
  {
    id: 'queue',
    title: 'Queue with multi-select',
    states: [
      { name: 'Three selected', show: <SampleQueue chosen={['e1', 'e2', 'e4']} /> },
      {
        name: 'Empty',
        show: (
          <EmptyState
            headingLevel={3}
            title="Nothing waits for your signature"
            action={
              <ButtonLink kind="secondary" href="#signed">
                See what you signed
              </ButtonLink>
            }
          >
            <p>When a trainee sends you an entry, it appears here. We email you once a day if any wait.</p>
          </EmptyState>
        ),
      },
    ],
  },
  {
    id: 'summary-card',
    title: 'Summary card and list of facts',
    states: [
      {
        name: 'With actions',
        show: (
          <SummaryCard
            headingLevel={3}
            title="Employment"
            actions={<AppLink href="#history">History</AppLink>}
          >
            <KeyValue
              rows={[
                { key: 'Employer', value: 'Northfield Mental Health Trust' },
                { key: 'Band', value: 'Band 3', actions: [{ text: 'Change', href: '#band', of: 'band' }] },
                {
                  key: 'Weekly hours',
                  value: '37 hours 30 minutes',
                  actions: [{ text: 'Change', href: '#hours', of: 'weekly hours' }],
                },
                { key: 'National insurance', value: null },
              ]}
            />
          </SummaryCard>
        ),
      },
    ],
  },
  {
    id: 'check-answers',
    title: 'Check answers',
    states: [
      {
        name: 'Full',
        show: (
          <CheckAnswers
            headingLevel={3}
            sections={[
              {
                heading: 'New mentor',
                rows: [
                  { key: 'Trainee', value: 'Ruby Ellis' },
                  {
                    key: 'Mentor',
                    value: 'Grace Mensah',
                    actions: [{ text: 'Change', href: '#mentor', of: 'mentor' }],
                  },
                  {
                    key: 'First day',
                    value: '1 May 2022',
                    actions: [{ text: 'Change', href: '#day', of: 'first day' }],
                  },
                ],
              },
            ]}
            consequence={<p>From 1 May 2022 Grace may sign Ruby’s entries. What Joe signed stays signed.</p>}
          >
            <Button type="button">Change mentor</Button>
          </CheckAnswers>
        ),
      },
    ],
  },
  {
    id: 'timeline',
    title: 'Timeline',
    states: [{ name: 'Full', show: <Timeline events={timelineEvents} headingLevel={3} /> }],
  },
  {
    id: 'tabs',
    title: 'Tabs as links',
    states: [
      {
        name: 'Second current',
        show: (
          <TabLinks
            label="Ruby Ellis"
            tabs={[
              { text: 'Overview', href: '#overview' },
              { text: 'Off-the-job log', href: '#log', current: true, count: 58 },
              { text: 'People', href: '#people' },
              { text: 'History', href: '#history' },
            ]}
          />
        ),
      },
    ],
  },
]
