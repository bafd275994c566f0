import { prepare } from '../../api/prepare.mjs'

/** The built server and pages, for tests that start Rung as a user does. */
export async function setup(): Promise<void> {
  await prepare(['api', 'web'])
}
