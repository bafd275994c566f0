import type { readRegister } from '@rung/shared/contract/register'
import type { UseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { findSession } from './find-session.ts'
import { registerView } from './register-view.ts'

export const readOneRegister: UseCase<typeof readRegister> = async ({ tx, params, today }) => {
  const found = await findSession(tx, params)
  return found ? registerView(tx, found, today) : notFound()
}
