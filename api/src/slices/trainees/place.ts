import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { type Action, may, type Relationship } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import { notFound, notPermitted, type Refused } from '../../http/refuse.ts'

/** A trainee's place: who employs them, since when they learn, and how the caller stands to them. */
export interface Place {
  readonly id: string
  readonly personId: string
  readonly employerId: string
  readonly startsOn: PlainDate
  readonly withdrawnOn: PlainDate | null
  readonly relationships: readonly Relationship[]
  readonly settings: ProgrammeSettings
}

type Row = Omit<Place, 'settings'> & { readonly settings: Partial<ProgrammeSettings> }

const text = `select t.id, t.person_id as "personId", t.employer_id as "employerId", t.starts_on as "startsOn", t.withdrawn_on as "withdrawnOn",
    relationships_to(t) as relationships, pr.settings
  from trainee t join cohort c on c.id = t.cohort_id join programme pr on pr.id = c.programme_id where t.id = $1`

/** The place of a trainee the caller may do this to, else why not. */
export async function findPlace(tx: Tx, traineeId: string, action: Action): Promise<Place | Refused> {
  return placeFrom(await tx.row<Row>(text, [traineeId], 'trainee-place'), action)
}

/** As findPlace; whoever else changes this trainee's periods waits until this transaction ends. */
export async function lockPlace(tx: Tx, traineeId: string, action: Action): Promise<Place | Refused> {
  return placeFrom(
    await tx.row<Row>(`${text} for no key update of t`, [traineeId], 'trainee-place-locked'),
    action,
  )
}

function placeFrom(row: Row | undefined, action: Action): Place | Refused {
  if (!row) return notFound()
  if (!may(action, row.relationships)) return notPermitted()
  return { ...row, settings: { ...defaultSettings, ...row.settings } }
}
