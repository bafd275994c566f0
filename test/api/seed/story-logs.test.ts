import { healthAndSocialCareCurriculum, moduleCodesOf } from '@rung/shared/figures/curricula'
import { findStandard } from '@rung/shared/figures/standards'
import { addDays } from '@rung/shared/kernel/plain-date'
import { decideEntry } from '@rung/shared/rules/decide-entry'
import { courseOf } from '@rung/shared/rules/off-the-job-course'
import { offTheJobStanding } from '@rung/shared/rules/off-the-job-standing'
import { expect, test } from 'vitest'
import { type Enrolled, enrol, factsOf } from '../../../api/src/seed/enrol.ts'
import type { Written } from '../../../api/src/seed/pen.ts'
import { stories } from '../../../api/src/seed/stories.ts'
import { writeLog } from '../../../api/src/seed/write-log.ts'

const ksbs = (findStandard('ST0215', '1.0')?.ksbs ?? []).map(({ code }) => code)

// every 43rd day, so that weekdays, month ends, holidays and leap days all come up.
const loadDays = Array.from({ length: 24 }, (_, place) => addDays('2025-11-03', place * 43))

const countingStates = (written: readonly Written[]) =>
  written.filter(({ outcome }) => !['draft', 'returned', 'reversed'].includes(outcome?.is ?? ''))

function standingOf(one: Enrolled, counted: readonly Written[], today: string) {
  return offTheJobStanding({
    ...factsOf(one, today),
    submittedMinutes: counted.reduce((sum, { minutes }) => sum + minutes, 0),
    recentDays: counted.map(({ learnedOn, minutes }) => ({ on: learnedOn, minutes })),
  })
}

test.each(loadDays)('on %s every log comes to what its story says', (today) => {
  for (const [place, story] of stories.entries()) {
    const one = enrol(story, place + 1, today, {})
    if (!one) continue
    const standing = standingOf(one, countingStates(writeLog(one, new Set(ksbs), today)), today)
    const { told } = story
    expect({ key: story.key, standing: standing.standing }).toEqual({
      key: story.key,
      standing: told.standing,
    })
    if (told.behindMinutes !== undefined)
      expect(
        Math.abs((standing.behindMinutes ?? Number.NaN) - told.behindMinutes),
        story.key,
      ).toBeLessThanOrEqual(8)
  }
})

test.each(['2022-05-11', '2026-11-18'])('on %s every entry is one that Rung would accept', (today) => {
  for (const [place, story] of stories.entries()) {
    const one = enrol(story, place + 1, today, {})
    if (!one) continue
    const written = writeLog(one, new Set(ksbs), today).filter(({ outcome }) => outcome?.is !== 'draft')
    for (const entry of written) {
      const others = written.filter((other) => other !== entry && other.learnedOn === entry.learnedOn)
      const decision = decideEntry(entry, {
        asOf: today,
        period: courseOf(factsOf(one, today)).period,
        gatewayOn: one.gatewayOn,
        withdrawnOn: one.withdrawnOn,
        otherMinutesOnDate: others.reduce((sum, { minutes }) => sum + minutes, 0),
        clockTimesOnDate: others.flatMap(({ startsAt, endsAt }) =>
          startsAt && endsAt ? [{ startsAt, endsAt }] : [],
        ),
        moduleCodes: moduleCodesOf(healthAndSocialCareCurriculum, story.options ?? []),
        ksbCodes: ksbs,
      })
      expect(decision, `${story.key}: ${entry.activity} on ${entry.learnedOn}`).toMatchObject({ ok: true })
    }
  }
})
