import { hash, verify } from '@node-rs/argon2'

/** OWASP's second recommended setting for argon2id; about 20 ms, off the main thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

let decoy: Promise<string> | undefined

/** Takes as long for an unknown person as for a wrong password. */
export async function matches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return right && stored !== undefined
}
