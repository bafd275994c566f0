import type { BodyInputOf } from '@rung/shared/contract/endpoint'
import type { changeProgramme, ProgrammeView } from '@rung/shared/contract/organisations'
import { breakRules, lapsedMentorRules } from '@rung/shared/figures/programme-settings'
import type { FormError } from '../../ui/ErrorSummary.tsx'
import { type SettingName, settingWords } from './setting-words.ts'

type Settings = BodyInputOf<typeof changeProgramme>['settings']
export type SettingTexts = Readonly<Record<SettingName | 'title', string>>

const textsFrom = (textOf: (name: SettingName | 'title') => string): SettingTexts => ({
  title: textOf('title'),
  tolerancePercent: textOf('tolerancePercent'),
  paceDays: textOf('paceDays'),
  paceSettlesAfterDays: textOf('paceSettlesAfterDays'),
  breakMovesEnd: textOf('breakMovesEnd'),
  mentorUpdateMonths: textOf('mentorUpdateMonths'),
  lapsedMentor: textOf('lapsedMentor'),
  lateAfterDays: textOf('lateAfterDays'),
  longAfterMinutes: textOf('longAfterMinutes'),
  draftAfterDays: textOf('draftAfterDays'),
  signatureAfterDays: textOf('signatureAfterDays'),
})

export const settingTexts = (form: FormData): SettingTexts =>
  textsFrom((name) => String(form.get(name) ?? '').trim())

/** What the programme has set; usual values are left empty. */
export const textsOf = ({ title, settings, set }: ProgrammeView): SettingTexts =>
  textsFrom((name) => (name === 'title' ? title : set.includes(name) ? String(settings[name]) : ''))

export function readSettings(texts: SettingTexts): { settings: Settings } | { faults: FormError[] } {
  const faults = settingWords
    .filter(({ name, unit }) => unit !== 'choice' && !/^\d{0,4}$/.test(texts[name]))
    .map(({ name }) => ({ field: name, message: 'Enter a whole number, or leave it empty for the usual' }))
  if (faults.length > 0) return { faults }
  const number = (name: SettingName) => (texts[name] === '' ? null : Number(texts[name]))
  return {
    settings: {
      tolerancePercent: number('tolerancePercent'),
      paceDays: number('paceDays'),
      paceSettlesAfterDays: number('paceSettlesAfterDays'),
      breakMovesEnd: breakRules.find((rule) => rule === texts.breakMovesEnd) ?? null,
      mentorUpdateMonths: number('mentorUpdateMonths'),
      lapsedMentor: lapsedMentorRules.find((rule) => rule === texts.lapsedMentor) ?? null,
      lateAfterDays: number('lateAfterDays'),
      longAfterMinutes: number('longAfterMinutes'),
      draftAfterDays: number('draftAfterDays'),
      signatureAfterDays: number('signatureAfterDays'),
    },
  }
}
