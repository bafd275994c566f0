import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { buildWorld, password, type World } from '../../support/build.ts'

export const sample = (name: string): Buffer =>
  readFileSync(new URL(`../../samples/${name}`, import.meta.url))

export type Scene = { app: TestApp; world: World; tutor: Agent; close(): Promise<void> }

/** The small world, with the university's tutor signed in. Its cohort starts on 6 April 2021. */
export async function importScene(): Promise<Scene> {
  const app = await startApp()
  const world = await buildWorld(app.ownerUrl, app.clock.now(), { startsOn: '2021-04-06' })
  const tutor = await app.signIn(world.tutor.email, password)
  return { app, world, tutor, close: () => app.close() }
}

type Sent = {
  file: Buffer | string
  name?: string
  fields?: Record<string, string>
  key?: string
}

/** A file sent as a browser does. */
export function upload(agent: Agent, path: string, { file, name = 'cohort.csv', fields = {}, key }: Sent) {
  return agent
    .post(`/api/v1${path}`)
    .set('Idempotency-Key', key ?? uuidv7())
    .field(fields)
    .attach('file', Buffer.from(file), name)
}

export const headings =
  'Student number,First name,Last name,Email,Date of birth,ULN,Employer,System (STP),Levy payer,Band at start,Weekly hours,Start date,Planned end date,Level 4 option,Guaranteed Band 4 post,English and maths'

type Cells = Partial<Record<string, string>>
const usual: Cells = {
  'Student number': 'A1',
  'First name': 'Ada',
  'Last name': 'Lowe',
  Email: 'ada.lowe@example.nhs.uk',
  'Date of birth': '24/06/1987',
  ULN: '9999999999',
  Employer: 'Moorside NHS Trust',
  'System (STP)': 'Moor and Dale system',
  'Levy payer': 'yes',
  'Band at start': 'Band 3',
  'Weekly hours': '37.5',
  'Start date': '06/04/2021',
  'Planned end date': '05/04/2023',
  'Level 4 option': 'NU1019',
  'Guaranteed Band 4 post': 'yes',
  'English and maths': 'to do',
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A file of good rows, each with what differs from the usual. */
export function cohortFile(...rows: Cells[]): string {
  const lines = rows.map((row, place) => {
    const cells: Cells = {
      ...usual,
      'Student number': `A${place + 1}`,
      Email: `trainee${place + 1}@example.nhs.uk`,
      ...row,
    }
    return headings.split(',').map((heading) => quoted(cells[heading] ?? ''))
  })
  return [headings, ...lines].join('\n')
}
