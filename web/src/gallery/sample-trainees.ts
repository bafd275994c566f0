import type { Standing } from '@rung/shared/rules/off-the-job-standing'

export interface SampleTrainee {
  id: string
  name: string
  employer: string
  standing: Standing
  signedMinutes: number
  plannedMinutes: number
  nextStep: string
}

const rows: readonly (readonly [string, string, Standing, number, string])[] = [
  ['Ruby Ellis', 'Northfield Mental Health Trust', 'behind', 24_720, '2 entries returned to Ruby'],
  ['Tomasz Wójcik', 'Northfield Mental Health Trust', 'on-track', 25_530, 'Signature from Grace Mensah'],
  ['Priya Raman', 'Eastmere Community Partnership', 'at-risk', 9_300, 'No learning logged in May 2022'],
  [
    'Callum O’Connor-Featherstonehaugh',
    'Harbour and Vale Children’s Services',
    'on-track',
    26_100,
    'Nothing',
  ],
  ['Adaeze Nwosu', 'Eastmere Community Partnership', 'on-track', 24_990, 'Progress review due 1 July 2022'],
]

export const trainees: readonly SampleTrainee[] = rows.map(
  ([name, employer, standing, signedMinutes, nextStep]) => ({
    id: name.toLowerCase().replaceAll(/\W+/g, '-'),
    name,
    employer,
    standing,
    signedMinutes,
    plannedMinutes: 41_760,
    nextStep,
  }),
)
