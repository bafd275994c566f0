import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { identityOf, isAlive } from './process-identity.ts'

const holderShape = z.object({
  pid: z.number(),
  identity: z.string(),
  /** Where the holder listens, once it does. */
  address: z.optional(z.string()),
})

type Holder = z.infer<typeof holderShape>

export type FolderLock = {
  announce(address: string): void
  release(): void
}

/** Takes the folder for this process, or tells which live process holds it. A dead one's lock is taken over. */
export function takeFolderLock(folder: string): { lock: FolderLock } | { heldBy: Holder } {
  const path = join(folder, 'lock')
  const own: Holder = { pid: process.pid, identity: identityOf(process.pid) }
  for (;;) {
    if (writeNew(path, own)) return { lock: lockAt(path, own) }
    const content = readLock(path)
    const holder = holderIn(content)
    if (holder && isHolding(holder)) return { heldBy: holder }
    removeStale(path, content)
  }
}

/** The live process that holds the folder, if there is one. */
export function folderHolder(folder: string): Holder | undefined {
  const holder = holderIn(readLock(join(folder, 'lock')))
  return holder && isHolding(holder) ? holder : undefined
}

function isHolding(holder: Holder): boolean {
  return isAlive(holder.pid) && identityOf(holder.pid) === holder.identity
}

// A link appears at once and whole, and never replaces what is there: nobody reads half a lock.
function writeNew(path: string, holder: Holder): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Between reading a dead process's lock and removing it, another process may have taken it over: look again after
// moving it aside, and put it back if it is not the one that was read.
function removeStale(path: string, content: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (readLock(aside) !== content) linkSync(aside, path)
  } catch {
    // Somebody else was quicker; the next round sees what they left.
  } finally {
    rmSync(aside, { force: true })
  }
}

function lockAt(path: string, own: Holder): FolderLock {
  return {
    announce(address) {
      const draft = `${path}.${randomUUID()}`
      writeFileSync(draft, JSON.stringify({ ...own, address }))
      renameSync(draft, path)
    },
    release() {
      if (holderIn(readLock(path))?.pid === own.pid) rmSync(path, { force: true })
    },
  }
}

function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function holderIn(content: string): Holder | undefined {
  try {
    return holderShape.safeParse(JSON.parse(content)).data
  } catch {
    return undefined
  }
}
