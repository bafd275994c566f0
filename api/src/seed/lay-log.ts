import { daysBetween, isWeekend, type PlainDate, weekday } from '@rung/shared/kernel/plain-date'

const universityMinutes = 390
const usualMinutes = 195
const longestMinutes = 450
const shortestMinutes = 45

/** Part of the days a stretch has room for goes to other learning, even when university days alone would fill it. */
const universityShare = 0.88

export interface Laid {
  readonly on: PlainDate
  readonly minutes: number
  readonly atUniversity: boolean
}

/** No teaching in August, over Christmas and in the first half of April. */
export function isInTerm(date: PlainDate): boolean {
  const day = date.slice(5)
  return !(
    (day >= '08-01' && day <= '08-31') ||
    day >= '12-19' ||
    day <= '01-05' ||
    (day >= '04-01' && day <= '04-14')
  )
}

/** Spreads exactly so many minutes over free weekdays: university days in term, and other learning between them. */
export function layMinutes(days: readonly PlainDate[], minutes: number, universityDay: number): Laid[] {
  const weekdays = days.filter((day) => !isWeekend(day))
  const teaching = weekdays.filter((day) => weekday(day) === universityDay && isInTerm(day))
  const atUniversity = evenly(
    teaching,
    Math.min(teaching.length, Math.floor((minutes * universityShare) / universityMinutes)),
  )
  const rest = minutes - atUniversity.length * universityMinutes
  const free = weekdays.filter((day) => weekday(day) !== universityDay)
  const others = evenly(free, howMany(rest, free.length))
  if (rest > others.length * longestMinutes || rest < 0)
    throw new Error(`${days.length} days from ${days[0]} cannot hold ${minutes} minutes`)
  const lengths = split(rest, others.length)
  return [
    ...atUniversity.map((on) => ({ on, minutes: universityMinutes, atUniversity: true })),
    ...others.map((on, place) => ({ on, minutes: lengths[place] ?? 0, atUniversity: false })),
  ].toSorted((a, b) => daysBetween(b.on, a.on))
}

function howMany(minutes: number, days: number): number {
  const usual = Math.max(Math.round(minutes / usualMinutes), Math.ceil(minutes / longestMinutes))
  return Math.min(days, usual)
}

const wobble = [0.15, 0.7, 0.4, 0.85, 0.05, 0.55]

function evenly<T>(from: readonly T[], count: number): T[] {
  const step = from.length / Math.max(1, count)
  return Array.from({ length: count }, (_, place) => {
    const into = step >= 5 ? (wobble[place % wobble.length] ?? 0) : 0.5
    return from[Math.floor((place + into) * step)]
  }).flatMap((one) => (one === undefined ? [] : [one]))
}

const pattern = [150, 240, 90, 210, 300, 180, 60, 225]

/** Lengths as people write them, in quarters of an hour, but for what is left over at the end. */
function split(minutes: number, count: number): number[] {
  const lengths = Array.from({ length: count }, (_, place) => pattern[place % pattern.length] ?? 0)
  let left = minutes - lengths.reduce((sum, length) => sum + length, 0)
  for (let place = 0, stuck = 0; Math.abs(left) >= 15 && stuck < count; place = (place + 1) % count) {
    const step = left > 0 ? 15 : -15
    const next = (lengths[place] ?? 0) + step
    if (next > longestMinutes - 15 || next < shortestMinutes) {
      stuck += 1
      continue
    }
    lengths[place] = next
    left -= step
    stuck = 0
  }
  if (count > 0) lengths[count - 1] = (lengths[count - 1] ?? 0) + left
  return lengths
}
