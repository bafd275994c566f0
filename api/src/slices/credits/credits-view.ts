import type { CreditModule, CreditsAnswer } from '@rung/shared/contract/credits'
import { academicRulesOn } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { classify } from '@rung/shared/rules/classification'
import { type Credits, creditsOf } from '@rung/shared/rules/credits-ledger'
import { exitAward } from '@rung/shared/rules/exit-award'
import type { Explanation } from '@rung/shared/rules/explanation'
import { may } from '@rung/shared/rules/permissions'
import { progression } from '@rung/shared/rules/progression'
import type { CreditFacts } from './credit-facts.ts'
import { explainLevel, explainTotal } from './explain-total.ts'

/** As the contract has it: the rules' explanations are read-only all the way down. */
const shown = (explanation: Explanation): CreditsAnswer['explanations']['total'] => ({
  ...explanation,
  inputs: explanation.inputs.map((input) => ({ ...input })),
  notes: [...explanation.notes],
})

/** Everything of a trainee's credits that may be seen, each figure with its working. */
export function creditsView(facts: CreditFacts, today: PlainDate): CreditsAnswer {
  const { id, givenName, familyName, totalCredits, ledger } = facts
  const rules = academicRulesOn(facts.rules, today)
  const entries = ledger.filter(({ credits }) => credits > 0)
  const credits = creditsOf(entries, totalCredits)
  const modules = modulesOf(facts, credits)
  const [progress, exit] = [progression(credits, rules), exitAward(credits, rules)]
  const classified = classify(modules.map(counted), rules)
  return {
    trainee: { id, givenName, familyName },
    award: facts.award,
    credits: credits.total,
    of: totalCredits,
    missing: credits.missing,
    ...placesOf(facts, credits),
    modules,
    openOptions: openGroups(facts).map(({ level, credits: each, choose }) => ({
      level,
      credits: each * choose,
    })),
    ledger: ledger.map((row) => ({ ...row })),
    progression: {
      met: progress.met,
      credits: progress.credits,
      needed: progress.needed,
      missing: progress.missing,
    },
    exitAward: { title: exit.title, credits: exit.credits },
    classification: {
      classification: classified.classification,
      mean: classified.mean,
      final: credits.total >= totalCredits,
    },
    overall: facts.overall,
    explanations: {
      total: explainTotal(credits, {
        totalCredits,
        reversals: entries.filter(({ reversed }) => reversed).length,
      }),
      progression: shown(progress.explanation),
      exitAward: shown(exit.explanation),
      classification: shown(classified.explanation),
    },
    may: may('recognise-prior-learning', facts.relationships) ? ['recognise-prior-learning'] : [],
  }
}

/** The trainee's own modules: core, and the options chosen. */
function modulesOf({ modules, choices }: CreditFacts, credits: Credits): CreditModule[] {
  return modules
    .filter(({ code, optionGroup }) => optionGroup === null || choices.includes(code))
    .map(({ optionGroup: _group, ...module }) => {
      const held = credits.counted.filter(({ moduleCode }) => moduleCode === module.code)
      return {
        ...module,
        awarded: held.reduce((sum, entry) => sum + entry.credits, 0),
        source: held[0]?.source ?? null,
      }
    })
}

/** A mark counts for the class once the module's credits are held; prior learning has none. */
const counted = ({ code, title, level, credits, awarded, source, decided }: CreditModule) => ({
  code,
  title,
  level,
  credits,
  mark: awarded > 0 && source === 'board' ? (decided?.mark ?? null) : null,
})

const openGroups = ({ optionGroups, modules, choices }: CreditFacts) =>
  optionGroups.filter(
    ({ key }) => !modules.some(({ code, optionGroup }) => optionGroup === key && choices.includes(code)),
  )

/** What there is to be had at each level and in each semester, with what of it is held. */
function placesOf(facts: CreditFacts, credits: Credits): Pick<CreditsAnswer, 'levels' | 'semesters'> {
  const places = takenOf(facts).flatMap(({ level, year, bySemester }) =>
    bySemester.map((one) => ({ level, year, semester: one.semester, of: one.credits })),
  )
  const sum = (of: readonly { of: number }[]) => of.reduce((all, one) => all + one.of, 0)
  const levels = [...new Set(places.map(({ level }) => level))].toSorted((a, b) => a - b)
  const semesters = [...new Set(places.map(({ year, semester }) => year * 10 + semester))].toSorted(
    (a, b) => a - b,
  )
  return {
    levels: levels.map((level) => {
      const of = sum(places.filter((one) => one.level === level))
      return {
        level,
        credits: credits.byLevel.find((one) => one.level === level)?.credits ?? 0,
        of,
        explanation: explainLevel(credits, level, of),
      }
    }),
    semesters: semesters.map((key) => {
      const [year, semester] = [Math.floor(key / 10), key % 10]
      const here = (one: { year: number; semester: number }) => one.year === year && one.semester === semester
      return {
        year,
        semester,
        credits: credits.bySemester.find(here)?.credits ?? 0,
        of: sum(places.filter(here)),
      }
    }),
  }
}

/** Where no option is chosen yet, the first of the group stands for the one that will be. */
function takenOf(facts: CreditFacts): CreditFacts['modules'] {
  const { modules, choices } = facts
  const open = openGroups(facts).flatMap(({ key, choose }) =>
    modules.filter(({ optionGroup }) => optionGroup === key).slice(0, choose),
  )
  return modules.filter(
    (module) => module.optionGroup === null || choices.includes(module.code) || open.includes(module),
  )
}
