import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import type { readHome as ReadHome } from '@rung/shared/contract/off-the-job'
import type { readSession as ReadSession } from '@rung/shared/contract/session'

/*
 * What is asked before a trainee sees anything, by its address alone. The contract says the same, with the schemas
 * that a GET has no use for here; they weigh more than the screen. A test holds the two together.
 */
const get = (path: AnyEndpoint['path']): unknown => ({ method: 'GET', path, upload: false })

// A call that gets something reads nothing of its endpoint but these; the contract's type says what is answered.
export const readSession = get('/session') as typeof ReadSession
export const readHome = get('/trainees/:traineeId/home') as typeof ReadHome
