import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import { formatClock, parseClock } from '@rung/shared/kernel/minutes'
import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { PaidKind } from '@rung/shared/rules/decide-entry'
import { netDaysTo, type PracticalPeriod } from '@rung/shared/rules/practical-period'
import type { Enrolled } from './enrol.ts'
import type { Laid } from './lay-log.ts'
import { practised } from './practised.ts'
import type { NamedEntry, Outcome } from './story.ts'
import { taught } from './taught.ts'

/** An entry as the trainee wrote it, and what became of it. */
export interface Written {
  readonly learnedOn: PlainDate
  readonly category: string
  readonly activity: string
  readonly learned: string
  readonly minutes: number
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly moduleCode: string | null
  readonly ksbs: readonly string[]
  readonly paid: PaidKind
  readonly lieuOn: PlainDate | null
  readonly submittedAfterDays: number
  /** Null: signed as soon as the mentor comes round to it. */
  readonly outcome: Outcome | null
}

const submitHabit = [0, 0, 1, 0, 0, 2, 0, 4]
const longestWithTimes = 240
const semesters = 6

/** Finds words for what was laid; each trainee begins at another place in them. */
export class Pen {
  readonly #enrolled: Enrolled
  readonly #period: PracticalPeriod
  readonly #ksbCodes: ReadonlySet<string>
  readonly #uses = new Map<string, number>()

  constructor(enrolled: Enrolled, period: PracticalPeriod, ksbCodes: ReadonlySet<string>) {
    this.#enrolled = enrolled
    this.#period = period
    this.#ksbCodes = ksbCodes
  }

  write(laid: Laid): Written {
    const plain = {
      learnedOn: laid.on,
      minutes: laid.minutes,
      paid: 'paid-hours',
      lieuOn: null,
      outcome: null,
    } as const
    return { ...plain, ...(laid.atUniversity ? this.#atUniversity(laid) : this.#elsewhere(laid)) }
  }

  #atUniversity({ on }: Laid) {
    const moduleCode = this.#moduleOn(on, this.#next('module'))
    const { ksbs, days } = taught[moduleCode] ?? { ksbs: [], days: [] }
    const [activity, learned] = days[this.#next(moduleCode) % days.length] ?? ['University day', moduleCode]
    return {
      category: 'university-teaching',
      activity,
      learned,
      startsAt: '09:30',
      endsAt: '17:00',
      moduleCode,
      ksbs: this.#known(ksbs).slice(0, 2),
      submittedAfterDays: 0,
    }
  }

  #elsewhere({ on, minutes }: Laid) {
    const use = this.#next('practised')
    const kind = practised[use % practised.length]
    if (!kind) throw new Error('there is no kind of learning')
    const [activity, learned] = kind.times[this.#next(kind.category) % kind.times.length] ?? ['', '']
    const moduleCode = this.#moduleOn(on, use)
    const ksbs = this.#known(kind.forModule ? (taught[moduleCode]?.ksbs.slice(0, 1) ?? []) : kind.ksbs)
    const startsAt = minutes <= longestWithTimes ? kind.startsAt : null
    return {
      category: kind.category,
      activity,
      learned,
      startsAt,
      endsAt: startsAt === null ? null : formatClock((parseClock(startsAt) ?? 0) + minutes),
      moduleCode: kind.forModule || ksbs.length === 0 ? moduleCode : null,
      ksbs,
      submittedAfterDays: submitHabit[use % submitHabit.length] ?? 0,
    }
  }

  writeNamed(on: PlainDate, entry: NamedEntry): Written {
    const ksbs = this.#known(entry.ksbs)
    const { category, activity, learned, minutes, outcome, lieuAfterDays } = entry
    return {
      learnedOn: on,
      category,
      activity,
      learned,
      minutes,
      startsAt: entry.startsAt ?? null,
      endsAt: entry.endsAt ?? null,
      moduleCode: ksbs.length === 0 ? this.#moduleOn(on, 0) : null,
      ksbs,
      paid: lieuAfterDays === undefined ? 'paid-hours' : 'time-off-in-lieu',
      lieuOn: lieuAfterDays === undefined ? null : addDays(on, lieuAfterDays),
      submittedAfterDays: entry.submittedAfterDays ?? 0,
      outcome,
    }
  }

  #next(key: string): number {
    const use = this.#uses.get(key) ?? this.#enrolled.number
    this.#uses.set(key, use + 1)
    return use
  }

  #known(ksbs: readonly string[]): string[] {
    return ksbs.filter((ksb) => this.#ksbCodes.has(ksb))
  }

  /** A module taught in the semester of this day: the course is six semesters of the same length, breaks out. */
  #moduleOn(on: PlainDate, turn: number): string {
    const gone = (netDaysTo(this.#period, on) - 1) / this.#period.netDays
    const semester = Math.min(semesters - 1, Math.floor(gone * semesters))
    const chosen: readonly string[] = this.#enrolled.story.options ?? []
    const now = healthAndSocialCareCurriculum.modules.filter(
      (module) =>
        module.year === Math.floor(semester / 3) + 1 &&
        Object.keys(module.creditsBySemester).includes(String((semester % 3) + 1)) &&
        (module.status === 'core' || chosen.includes(module.code)),
    )
    const module = now[turn % now.length]
    if (!module) throw new Error(`no module in semester ${semester + 1}`)
    return module.code
  }
}
