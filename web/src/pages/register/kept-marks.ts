import type { AttendanceMark, ClashChoice } from '@rung/shared/rules/register'
import { attendanceMarks, clashChoices } from '@rung/shared/rules/register'
import * as z from 'zod/mini'

const said = z.object({ mark: z.enum(attendanceMarks), clash: z.nullable(z.enum(clashChoices)) })
const kept = z.record(z.string(), said)

/** What the tutor says of one trainee before the register is taken. */
export interface Said {
  readonly mark: AttendanceMark
  readonly clash: ClashChoice | null
}
export type Marks = Readonly<Record<string, Said>>

const keyOf = (personId: string, sessionId: string) => `register ${personId} ${sessionId}`

/** Marks that were set outlive a reload and an ended session, in this tab alone. */
export function keepMarks(personId: string, sessionId: string, marks: Marks): void {
  try {
    sessionStorage.setItem(keyOf(personId, sessionId), JSON.stringify(marks))
  } catch {
    // Without room the marks are still on the screen.
  }
}

export function keptMarks(personId: string, sessionId: string): Marks {
  try {
    const outcome = kept.safeParse(JSON.parse(sessionStorage.getItem(keyOf(personId, sessionId)) ?? '{}'))
    return outcome.success ? outcome.data : {}
  } catch {
    return {}
  }
}

export function forgetMarks(personId: string, sessionId: string): void {
  try {
    sessionStorage.removeItem(keyOf(personId, sessionId))
  } catch {
    // Nothing was kept then.
  }
}
