import type { readCredits } from '@rung/shared/contract/credits'
import { may } from '@rung/shared/rules/permissions'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted } from '../../http/refuse.ts'
import { creditFactsOf } from './credit-facts.ts'
import { creditsView } from './credits-view.ts'

export const readTraineeCredits: UseCase<typeof readCredits> = async ({ tx, params, today }) => {
  const facts = await creditFactsOf(tx, params.traineeId)
  if (!facts) return notFound()
  return may('read-credits', facts.relationships) ? creditsView(facts, today) : notPermitted()
}
