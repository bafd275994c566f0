import type { Me } from '@rung/shared/contract/session'
import { paths } from '../paths.ts'
import { Page } from '../ui/Page.tsx'
import { TaskList } from '../ui/TaskList.tsx'

export const load = async (me: Me) => me

/** An administrator comes with a task in mind: the tasks, each one link away. */
export function Home({ data }: { data: Me }) {
  return (
    <Page title="Home" heading={`Hello, ${data.givenName}`} width="reading">
      <TaskList
        tasks={[
          {
            id: 'invite',
            text: 'Invite someone',
            href: paths.personNew(),
            hint: 'A mentor, manager, tutor or colleague',
            state: { text: '' },
          },
          {
            id: 'people',
            text: 'People and their roles',
            href: paths.people(),
            hint: 'Give or end a role, record a mentor update, end access',
            state: { text: '' },
          },
          {
            id: 'import',
            text: 'Load a cohort',
            href: paths.cohortImport(),
            hint: 'From a CSV or Excel file, checked before anything is saved',
            state: { text: '' },
          },
          {
            id: 'organisations',
            text: 'Organisations',
            href: paths.organisations(),
            hint: 'Employers, universities, systems',
            state: { text: '' },
          },
          {
            id: 'programmes',
            text: 'Programmes and cohorts',
            href: paths.programmes(),
            hint: 'Curriculum, standard and what the programme sets',
            state: { text: '' },
          },
          {
            id: 'trainees',
            text: 'Trainees',
            href: paths.trainees(),
            hint: 'Records of the trainees in your organisation',
            state: { text: '' },
          },
        ]}
      />
    </Page>
  )
}
