import type { CurriculumVersion, changeCurriculum } from '@rung/shared/contract/curriculum'
import type { BodyOf } from '@rung/shared/contract/endpoint'
import type { FormFault } from '../../form-faults.ts'

export type DraftBody = BodyOf<typeof changeCurriculum>
type Component = DraftBody['modules'][number]['components'][number]

export interface ComponentTexts {
  readonly key: string
  readonly title: string
  readonly kind: Component['kind']
  readonly weight: string
}

/** A module as it is typed. `id` tells rows apart while codes change. */
export interface ModuleTexts {
  readonly id: string
  readonly code: string
  readonly codeConfirmed: boolean
  readonly title: string
  readonly level: string
  readonly year: string
  /** Credits of semester 1, 2 and 3; empty for none. */
  readonly semesters: readonly [string, string, string]
  readonly optionGroup: string
  readonly workBased: boolean
  readonly advisedPrerequisite: string
  readonly components: readonly ComponentTexts[]
}

export interface GroupTexts {
  readonly key: string
  readonly level: string
  readonly choose: string
  readonly credits: string
  readonly confirmed: boolean
}

export interface DraftTexts {
  readonly title: string
  readonly startsOn: string
  readonly modules: readonly ModuleTexts[]
  readonly groups: readonly GroupTexts[]
}

export function textsOf({ title, startsOn, modules, optionGroups }: DraftBody): DraftTexts {
  return {
    title,
    startsOn,
    modules: modules.map((module) => ({
      ...module,
      id: module.code,
      level: String(module.level),
      year: String(module.year),
      semesters: semesterTexts(module),
      optionGroup: module.optionGroup ?? '',
      advisedPrerequisite: module.advisedPrerequisite ?? '',
      components: module.components.map((one) => ({ ...one, weight: String(one.weight) })),
    })),
    groups: optionGroups.map((group) => ({
      ...group,
      level: String(group.level),
      choose: String(group.choose),
      credits: String(group.credits),
    })),
  }
}

function semesterTexts({ creditsBySemester }: DraftBody['modules'][number]): [string, string, string] {
  const of = (semester: number) =>
    String(creditsBySemester.find((one) => one.semester === semester)?.credits ?? '')
  return [of(1), of(2), of(3)]
}

/** 0 for nothing and for what is no number: `numberFaults` names the latter. */
const number = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0)

/** The draft as it is sent and summed. A module's credits are those of its semesters. */
export function bodyOf({ title, startsOn, modules, groups }: DraftTexts): DraftBody {
  return {
    title,
    startsOn,
    modules: modules.map(({ id: _row, semesters, ...module }) => {
      const creditsBySemester = semesters
        .map((credits, before) => ({ semester: before + 1, credits: number(credits) }))
        .filter(({ credits }) => credits > 0)
      return {
        ...module,
        code: module.code.trim(),
        title: module.title.trim(),
        level: number(module.level),
        year: number(module.year),
        credits: creditsBySemester.reduce((sum, one) => sum + one.credits, 0),
        creditsBySemester,
        optionGroup: module.optionGroup || null,
        advisedPrerequisite: module.advisedPrerequisite || null,
        components: module.components.map((one) => ({
          ...one,
          title: one.title.trim(),
          weight: one.kind === 'mark' ? number(one.weight) : 0,
        })),
      }
    }),
    optionGroups: groups.map((group) => ({
      ...group,
      level: number(group.level),
      choose: number(group.choose),
      credits: number(group.credits),
    })),
  }
}

/** What is typed as a number and is none, at its box. */
export function numberFaults({ modules, groups }: DraftTexts): FormFault[] {
  const message = 'Enter a whole number'
  const wrong = (field: string, text: string, mayBeEmpty = false): FormFault[] =>
    /^\d{1,3}$/.test(text.trim()) || (mayBeEmpty && text.trim() === '') ? [] : [{ field, message }]
  return [
    ...modules.flatMap(({ semesters, components }, at) => [
      ...semesters.flatMap((text, before) => wrong(semesterField(at, before), text, true)),
      ...components.flatMap(({ kind, weight }, place) =>
        kind === 'mark' ? wrong(`modules-${at}-components-${place}-weight`, weight) : [],
      ),
    ]),
    ...groups.flatMap(({ choose, credits }, at) => [
      ...wrong(`optionGroups-${at}-choose`, choose),
      ...wrong(`optionGroups-${at}-credits`, credits),
    ]),
  ]
}

/** The first of a module's semesters carries what is said of them all. */
export const semesterField = (at: number, before: number) =>
  before === 0 ? `modules-${at}-creditsBySemester` : `modules-${at}-creditsBySemester-${before + 1}`

/** The id of the box a pointer speaks of: '/modules/3/code' is 'modules-3-code'. What has none is of the whole form. */
export function faultAt(pointer: string, message: string): FormFault {
  const field = pointer
    .replace(/^\//, '')
    .replaceAll('/', '-')
    .replace(/-credits$/, (end) => (pointer.startsWith('/modules') ? '-creditsBySemester' : end))
    .replace(/-components$/, '-components-0-weight')
  return field.includes('-') || ['title', 'startsOn'].includes(field) ? { field, message } : { message }
}

/** Places in the list of the modules that these faults are about. */
export const modulesWith = (faults: readonly FormFault[]): number[] =>
  faults.flatMap(({ field }) => {
    const found = /^modules-(\d+)/.exec(field ?? '')
    return found ? [Number(found[1])] : []
  })

let made = 0
export function newModule(): ModuleTexts {
  made += 1
  return {
    id: `new-${made}`,
    code: '',
    codeConfirmed: true,
    title: '',
    level: '4',
    year: '1',
    semesters: ['20', '', ''],
    optionGroup: '',
    workBased: false,
    advisedPrerequisite: '',
    components: [{ key: 'module', title: 'Module mark', kind: 'mark', weight: '100' }],
  }
}

/** A key nothing else in the list has: 'essay', then 'essay-2'. */
export function freeKey(wanted: string, taken: readonly string[]): string {
  const base =
    wanted
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'part'
  if (!taken.includes(base)) return base
  let number = 2
  while (taken.includes(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/** 'Options at level 4', numbered where there are several. */
export function groupTitle(groups: readonly GroupTexts[], key: string): string {
  const level = groups.find((group) => group.key === key)?.level ?? ''
  const alike = groups.filter((group) => group.level === level)
  const which = alike.length > 1 ? `, group ${alike.findIndex((group) => group.key === key) + 1}` : ''
  return `Options at level ${level}${which}`
}

export interface ConflictLine {
  readonly name: string
  readonly mine: string
  readonly theirs: string
}

/** What stands differently in mine and in what somebody saved first. */
export function conflictLines(mine: DraftBody, theirs: CurriculumVersion): ConflictLine[] {
  const lines: ConflictLine[] = [
    { name: 'Name', mine: mine.title, theirs: theirs.title },
    { name: 'From', mine: mine.startsOn, theirs: theirs.startsOn },
  ]
  const codes = [...new Set([...mine.modules, ...theirs.modules].map(({ code }) => code))]
  const said = (modules: DraftBody['modules'], code: string) => {
    const found = modules.find((one) => one.code === code)
    return found ? moduleInWords(found) : 'Not there'
  }
  return [
    ...lines,
    ...codes.map((code) => ({
      name: code,
      mine: said(mine.modules, code),
      theirs: said(theirs.modules, code),
    })),
  ].filter((line) => line.mine !== line.theirs)
}

function moduleInWords({
  title,
  level,
  credits,
  year,
  creditsBySemester,
  components,
}: DraftBody['modules'][number]) {
  const semesters = creditsBySemester.map((one) => `semester ${one.semester}: ${one.credits}`).join(', ')
  const parts = components.map((one) => `${one.title} ${one.weight}%`).join(', ')
  return `${title}, level ${level}, ${credits} credits, year ${year}, ${semesters}. ${parts}`
}
