// Brings a clone to where Rung or its tests can run. Plain Node: nothing is installed yet when it starts.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const lockPath = join(root, '.cache/prepare.lock')

/** Something a person can put right, said in a sentence. */
export class PrepareFault extends Error {}

const steps = {
  install: {
    says: 'Installing the packages Rung needs (about a minute, the first time only)',
    isDone: isInstalled,
    run: install,
  },
  api: {
    says: 'Building the server',
    isDone: () => isBuilt('api/dist', apiSources),
    run: () => built('api/dist', apiSources, async () => (await import('./build.mjs')).buildApi()),
  },
  web: {
    says: 'Building the pages',
    isDone: () => isBuilt('web/dist', webSources),
    run: () => built('web/dist', webSources, buildWeb),
  },
}

const apiSources = [
  'api/src',
  'api/build.mjs',
  'api/package.json',
  'shared/src',
  'shared/package.json',
  'package-lock.json',
]
const webSources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'shared/src',
  'shared/package.json',
  'package-lock.json',
]

/** Does the steps that are not done yet, in this order, one process at a time. */
export async function prepare(names) {
  for (const name of names) {
    const step = steps[name]
    if (step.isDone()) continue
    const unlock = await lock()
    try {
      if (!step.isDone()) await say(step)
    } finally {
      unlock()
    }
  }
}

async function say({ says, run }) {
  process.stdout.write(`${says} ...`)
  const started = performance.now()
  try {
    await run()
    process.stdout.write(` done in ${Math.max(1, Math.round((performance.now() - started) / 1000))} s\n`)
  } catch (error) {
    process.stdout.write(' failed\n')
    throw error
  }
}

// npm writes its own list last, so a broken installation has none; the mark tells which lock file it was made from.
function isInstalled() {
  const list = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(list)) return false
  const mark = join(root, 'node_modules/.rung-installed')
  if (existsSync(mark)) return readFileSync(mark, 'utf8') === lockFileHash()
  return statSync(list).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

async function install() {
  // Development packages too, whatever NODE_ENV says: they build the server and the pages.
  const [program, ...first] = npm()
  const outcome = await run(
    program,
    [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    root,
  )
  if (outcome.code !== 0)
    throw new PrepareFault(
      `${outcome.output}\nThe packages could not be installed. Check that this computer reaches the npm registry and may write to ${root}, then try again.`,
    )
  writeFileSync(join(root, 'node_modules/.rung-installed'), lockFileHash())
}

function npm() {
  const caller = process.env.npm_execpath
  if (caller && /^npm/.test(basename(caller))) return [process.execPath, caller]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function lockFileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

async function buildWeb() {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // Whoever asks, the tests too: the pages are the same ones, and not those that React makes for developing.
  const environment = { NODE_ENV: 'production' }
  const outcome = await run(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn'],
    join(root, 'web'),
    environment,
  )
  if (outcome.code !== 0) throw new PrepareFault(`${outcome.output}\nThe pages could not be built.`)
}

function isBuilt(folder, sources) {
  const mark = join(root, folder, '.built-from')
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(sources)
}

// Taken before building: what changes meanwhile is built the next time.
async function built(folder, sources, build) {
  const from = fingerprint(sources)
  rmSync(join(root, folder, '.built-from'), { force: true })
  await build()
  writeFileSync(join(root, folder, '.built-from'), from)
}

function fingerprint(sources) {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) for (const line of filesIn(source)) hash.update(line)
  return hash.digest('hex')
}

function filesIn(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}\n`]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`))
}

async function run(program, args, cwd, environment = {}) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program.endsWith('.cmd'),
  })
  if (child.pid) appendFileSync(lockPath, `\n${child.pid}`)
  const letGo = endWith(child)
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  letGo()
  return { code, output: `\n${out}${err}`.trimEnd() }
}

// Who stops the start stops the installation too, and only then lets the next one begin.
function endWith(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const end = (signal) => {
    child.kill(signal)
    child.once('close', () => {
      rmSync(lockPath, { force: true })
      process.exit(1)
    })
  }
  for (const signal of signals) process.once(signal, end)
  return () => {
    for (const signal of signals) process.off(signal, end)
  }
}

// One process prepares at a time; the others wait and find it done. The lock names the process and what it runs.
async function lock() {
  mkdirSync(dirname(lockPath), { recursive: true })
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx' })
      return () => rmSync(lockPath, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isStale()) rmSync(lockPath, { force: true })
    else if (!told) process.stdout.write('Waiting for another start or test run to finish building ...\n')
    await pause(200)
  }
}

function isStale() {
  try {
    const pids = readFileSync(lockPath, 'utf8').split('\n').map(Number)
    // Just made and not yet written is not stale.
    if (!pids[0]) return performance.timeOrigin + performance.now() - statSync(lockPath).mtimeMs > 5000
    return !pids.some(isAlive)
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}
