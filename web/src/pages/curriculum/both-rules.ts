import type { AcademicRulesView } from '@rung/shared/contract/curriculum'
import { usualAcademicRules } from '@rung/shared/figures/academic-rules'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { ruleInWords, rules, ruleTitle } from './rule-words.ts'
import { settingsOf } from './rules-form.ts'

type Dated = AcademicRulesView['dated'][number]
interface Mine {
  readonly startsOn: PlainDate
  readonly settings: Dated['settings']
}

/** The rules that were sent beside those that are set now; only where they differ, and the day. */
export function bothRules(mine: Mine, current: AcademicRulesView) {
  const theirs = theirsOf(current)
  return [
    {
      name: 'In force from',
      mine: formatDate(mine.startsOn),
      theirs: formatDate(theirs?.startsOn ?? current.curriculum.startsOn),
    },
    ...rules
      .map((rule) => ({
        name: ruleTitle(rule),
        mine: inWords(rule, mine.settings),
        theirs: inWords(rule, theirs?.settings ?? {}),
      }))
      .filter((row) => row.mine !== row.theirs),
  ]
}

/** Who changed the version is not said; who set its latest rules is. */
export function whoChanged(current: AcademicRulesView): string {
  const by = theirsOf(current)?.setBy
  return `Someone changed this version since you opened it${by ? `. ${by} set its latest rules` : ''}`
}

/** What was set last, which is what a form begins with. */
const theirsOf = ({ dated }: AcademicRulesView): Dated | undefined => dated[0]

function inWords(rule: (typeof rules)[number], settings: Dated['settings']): string {
  const value = settingsOf(settings)[rule]
  return value === undefined
    ? `The usual: ${ruleInWords(rule, usualAcademicRules[rule].value)}`
    : ruleInWords(rule, value)
}
