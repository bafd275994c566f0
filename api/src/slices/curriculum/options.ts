import type {
  changeOption,
  chooseOption,
  listOptions,
  OptionGroupView,
} from '@rung/shared/contract/curriculum'
import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideChangedChoice, decideChoice, type OptionFacts } from '@rung/shared/rules/decide-option'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'

const listOf = (json: string, from: string, order: string) =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]') from ${from})`

/** Advice is given where the module to be taken first is an option itself, and not the one chosen. */
const optionJson = `json_build_object('code', m.code, 'title', m.title, 'credits', m.credits, 'workBased', m.work_based,
  'advised', (select json_build_object('code', f.code, 'title', f.title) from module f
    where f.curriculum_id = m.curriculum_id and f.code = m.advised_prerequisite and f.option_group is not null
      and not exists (select from module_choice o where o.trainee_id = t.id and o.module_code = f.code)))`

const chosenJson = `(select json_build_object('code', mc.module_code, 'title', coalesce(m.title, mc.module_code), 'on', mc.chosen_on, 'reason', mc.reason,
    'hasResults', exists (select from result r where r.trainee_id = t.id and r.module_code = mc.module_code)
      or exists (select from credit_entry e where e.trainee_id = t.id and e.module_code = mc.module_code having sum(e.credits) <> 0))
  from module_choice mc left join module m on m.curriculum_id = g.curriculum_id and m.code = mc.module_code
  where mc.trainee_id = t.id and mc.option_group = g.key)`

const groupJson = `json_build_object(
  'version', coalesce((select mc.version from module_choice mc where mc.trainee_id = t.id and mc.option_group = g.key), 0),
  'group', g.key, 'level', g.level,
  'year', (select coalesce(min(m.year), 1) from module m where m.curriculum_id = g.curriculum_id and m.option_group = g.key),
  'options', ${listOf(optionJson, 'module m where m.curriculum_id = g.curriculum_id and m.option_group = g.key', 'm.position, m.code')},
  'chosen', ${chosenJson})`

const text = `select relationships_to(t) as relationships, t.starts_on as "startsOn",
    json_build_object('id', t.id, 'name', p.given_name || ' ' || p.family_name) as trainee,
    ${listOf(groupJson, 'option_group g where g.curriculum_id = c.curriculum_id', 'g.level, g.key')} as rows
  from trainee t join person p on p.id = t.person_id join cohort c on c.id = t.cohort_id where t.id = $1`

interface Found {
  readonly relationships: readonly Relationship[]
  readonly startsOn: PlainDate
  readonly trainee: AnswerOf<typeof listOptions>['trainee']
  readonly rows: OptionGroupView[]
}

const findOptions = (tx: Tx, traineeId: string) => tx.row<Found>(text, [traineeId], 'options')

export const listAllOptions: UseCase<typeof listOptions> = async ({ tx, params }) => {
  const found = await findOptions(tx, params.traineeId)
  if (!found) return notFound()
  if (!may('read-trainee', found.relationships)) return notPermitted()
  const { trainee, rows, relationships } = found
  return { trainee, rows, mayChoose: may('choose-option', relationships) }
}

/** The group to choose from; two who choose for one trainee at once do so one after the other. */
async function lockGroup(
  tx: Tx,
  { traineeId, optionGroup }: { traineeId: string; optionGroup: string },
  today: PlainDate,
): Promise<{ group: OptionGroupView; facts: OptionFacts } | Refused> {
  await tx.rows('select from trainee where id = $1 for no key update', [traineeId])
  const found = await findOptions(tx, traineeId)
  if (!found) return notFound()
  if (!may('choose-option', found.relationships)) return notPermitted()
  const group = found.rows.find((one) => one.group === optionGroup)
  if (!group) return notFound()
  return {
    group,
    facts: { options: group.options, chosen: group.chosen, startsOn: found.startsOn, today },
  }
}

async function groupAfter(tx: Tx, traineeId: string, optionGroup: string): Promise<OptionGroupView> {
  const group = (await findOptions(tx, traineeId))?.rows.find((one) => one.group === optionGroup)
  if (!group) throw new Error(`the choice of ${traineeId} was written and is not seen`)
  return group
}

export const chooseOneOption: UseCase<typeof chooseOption> = async ({ tx, params, body, today }) => {
  const locked = await lockGroup(tx, params, today)
  if (locked instanceof Refused) return locked
  const decision = decideChoice(body, locked.facts)
  if (!decision.ok) return refusedBy(decision.refusals)
  await tx.rows(
    'insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, $2, $3, $4)',
    [params.traineeId, params.optionGroup, body.moduleCode, body.chosenOn],
  )
  return groupAfter(tx, params.traineeId, params.optionGroup)
}

export const changeOneOption: UseCase<typeof changeOption> = async (call) => {
  const { tx, params, body, today, ifMatch } = call
  const locked = await lockGroup(tx, params, today)
  if (locked instanceof Refused) return locked
  if (locked.group.version !== ifMatch) return stale(locked.group)
  const decision = decideChangedChoice(body, locked.facts)
  if (!decision.ok) return refusedBy(decision.refusals)
  await tx.rows(
    `update module_choice set module_code = $3, chosen_on = $4, reason = $5, version = version + 1
     where trainee_id = $1 and option_group = $2`,
    [params.traineeId, params.optionGroup, body.moduleCode, body.chosenOn, body.reason],
  )
  return groupAfter(tx, params.traineeId, params.optionGroup)
}
