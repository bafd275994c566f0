import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const areas = ['shared/src', 'api/src', 'web/src', 'test'] as const

const importLines = [
  /^import\s[^'";]*'([^'\n]+)'/gm,
  /^export\s[^'"=;(]*\sfrom\s+'([^'\n]+)'/gm,
  /\bimport\('([^'\n]+)'\)/g,
]

type Source = { path: string; code: string; imports: string[] }

const sources = areas
  .flatMap(filesIn)
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  .map(readSource)
const product = sources.filter(({ path }) => !path.startsWith('test/'))

/**
 * Who may import whom. A place is the longest of these beginnings of a file's path; `+` stands for packages, and
 * `own` for the same folder one level further down, such as one slice.
 */
const mayImport: Record<string, readonly string[]> = {
  'shared/src/kernel/': ['shared/src/kernel/'],
  'shared/src/figures/': ['shared/src/kernel/', 'shared/src/figures/'],
  'shared/src/rules/': ['shared/src/kernel/', 'shared/src/figures/', 'shared/src/rules/'],
  'shared/src/contract/': ['shared/src/', 'zod/mini'],
  'shared/src/words/': ['shared/src/'],
  'api/src/': ['api/src/', 'shared/src/', '+'],
  'api/src/embedded-postgres/': ['api/src/embedded-postgres/', 'api/src/start-fault.ts', '+'],
  'api/src/db/': ['api/src/db/', 'shared/src/', '+'],
  'api/src/files/': ['api/src/files/', 'api/src/http/', 'shared/src/', '+'],
  'api/src/mail/': ['api/src/mail/', 'shared/src/', '+'],
  'api/src/events/': ['api/src/events/', 'api/src/db/', 'shared/src/', '+'],
  'api/src/http/': ['api/src/http/', 'api/src/db/', 'api/src/mail/', 'api/src/config.ts', 'shared/src/', '+'],
  'api/src/slices/': [
    'own',
    'facts',
    'api/src/http/',
    'api/src/db/',
    'api/src/mail/',
    'api/src/files/',
    'api/src/events/',
    'shared/src/',
    '+',
  ],
  'api/src/seed/': ['api/src/seed/', 'api/src/slices/', 'api/src/db/', 'shared/src/', '+'],
  'api/src/commands/': ['api/src/', 'shared/src/', '+'],
  'web/src/': ['web/src/', 'shared/src/', '+'],
  'web/src/ui/': [
    'web/src/ui/',
    'web/src/words/',
    'shared/src/kernel/',
    'shared/src/rules/',
    'shared/src/words/',
    '+',
  ],
  'web/src/words/': ['web/src/words/', 'shared/src/', '+'],
  'web/src/drafts/': [
    'web/src/drafts/',
    'web/src/words/',
    'web/src/paths.ts',
    'web/src/api-client.ts',
    'web/src/form-faults.ts',
    'web/src/session.ts',
    'shared/src/',
    '+',
  ],
  'web/src/pages/': [
    'own',
    'web/src/ui/',
    'web/src/words/',
    'web/src/paths.ts',
    'web/src/api-client.ts',
    'web/src/session.ts',
    'web/src/only-for.ts',
    'web/src/form-faults.ts',
    'web/src/stale-answer.ts',
    'web/src/save-form.ts',
    'web/src/first-calls.ts',
    'web/src/drafts/',
    'shared/src/',
    '+',
  ],
}

test.each(areas)('%s is read', (area) => {
  expect(sources.filter(({ path }) => path.startsWith(`${area}/`)).length).toBeGreaterThan(0)
})

test('each part imports only what it may', () => {
  expect(
    product.flatMap(({ path, imports }) =>
      imports.filter((target) => !isAllowed(path, target)).map((target) => `${path} imports ${target}`),
    ),
  ).toEqual([])
})

test('imports are found and held against the table', () => {
  expect(product.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(product.length / 2)
  expect(isAllowed('shared/src/rules/a.ts', 'zod/mini')).toBe(false)
  expect(isAllowed('shared/src/kernel/a.ts', 'shared/src/rules/b.ts')).toBe(false)
  expect(isAllowed('api/src/slices/a/routes.ts', 'api/src/slices/b/store.ts')).toBe(false)
  expect(isAllowed('api/src/slices/a/routes.ts', 'api/src/slices/b/facts.ts')).toBe(true)
  expect(isAllowed('api/src/http/mount.ts', 'api/src/slices/a/routes.ts')).toBe(false)
  expect(isAllowed('web/src/pages/a/APage.tsx', 'web/src/pages/b/BPage.tsx')).toBe(false)
  expect(isAllowed('web/src/pages/a/APage.tsx', 'api/src/config.ts')).toBe(false)
})

test('the product never imports a test, and no workspace reaches into another by a path', () => {
  expect(
    product.flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('test/') || target.startsWith('..'))
        .map((target) => `${path} imports ${target}`),
    ),
  ).toEqual([])
})

test('there are no barrels', () => {
  expect(found(/^export \* from/m)).toEqual([])
  expect(sources.map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path))).toEqual([])
})

test('every export has a name', () => {
  const toolsAskForIt = ['test/vitest.config.ts', 'test/support/closing-reporter.ts']
  expect(found(/^export default /m).filter((path) => !toolsAskForIt.includes(path))).toEqual([])
})

test('zod is always the small one', () => {
  expect(sources.filter(({ imports }) => imports.includes('zod')).map(({ path }) => path)).toEqual([])
})

test('the clock is read in main.ts alone, by the server and by the page', () => {
  const mayRead = /^(api\/src\/main\.ts|api\/src\/commands\/.*|web\/src\/main\.tsx|test\/(bench|drills)\/.*)$/
  const reads = [/\bnew Date\(\s*\)/, /\bDate\.now\(/, /[^.\w]Date\(\s*\)/]
  expect(reads.flatMap((read) => found(read)).filter((path) => !mayRead.test(path))).toEqual([])
})

test('the environment is read in config.ts alone', () => {
  expect(found(/\bprocess\.env\b/, product).filter((path) => path !== 'api/src/config.ts')).toEqual([])
})

test('rules wait for nothing and leave nothing to chance', () => {
  const rules = sources.filter(({ path }) => path.startsWith('shared/src/rules/'))
  expect(found(/\basync\b|\bawait\b|\bPromise\b|\bMath\.random\b|\bcrypto\b/, rules)).toEqual([])
})

test('files are named in kebab-case, components in PascalCase', () => {
  const suits = (path: string) => {
    const kebab = /^([a-z0-9-]+\/)*[a-z0-9][a-z0-9-]*(\.(test|config|d))?\.(ts|tsx|mjs)$/
    const component = /^web\/src\/([a-z0-9-]+\/)*[A-Z][A-Za-z0-9]*\.tsx$/
    const componentTest = /^test\/web\/([a-z0-9-]+\/)*[A-Z][A-Za-z0-9]*\.test\.tsx$/
    return kebab.test(path) || component.test(path) || componentTest.test(path)
  }
  expect(sources.map(({ path }) => path).filter((path) => !suits(path))).toEqual([])
})

test('no test is left out or run alone', () => {
  const tests = sources.filter(({ path }) => path.startsWith('test/'))
  expect(found(/\b(it|test|describe|journey)\.(skip|only|todo)\b/, tests)).toEqual([])
})

test('migrations are numbered without a gap, and the list names each', () => {
  const files = readdirSync(join(root, 'migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
  expect(files.length).toBeGreaterThan(0)
  expect(files.map((name) => Number.parseInt(name, 10))).toEqual(files.map((_, place) => place + 1))
  const { entries }: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(join(root, 'migrations/meta/_journal.json'), 'utf8'),
  )
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files)
})

function isAllowed(from: string, target: string): boolean {
  const place = placeOf(from)
  return (mayImport[place] ?? []).some((allowed) => {
    if (allowed === '+') return !isOurs(target)
    if (allowed === 'own') return target.startsWith(`${from.split('/').slice(0, 4).join('/')}/`)
    // What a slice keeps for lists has to follow when another changes what it hangs on.
    if (allowed === 'facts') return /^api\/src\/slices\/[^/]+\/(facts|keep-[a-z-]+)\.ts$/.test(target)
    return target === allowed || (allowed.endsWith('/') && target.startsWith(allowed))
  })
}

function placeOf(path: string): string {
  const places = Object.keys(mayImport).filter((place) => path.startsWith(place))
  return places.sort((one, other) => other.length - one.length)[0] ?? ''
}

function isOurs(target: string): boolean {
  return /^(shared|api|web|test|\.\.)\//.test(target)
}

function found(pattern: RegExp, among: readonly Source[] = sources): string[] {
  return among.filter(({ code }) => pattern.test(code)).map(({ path }) => path)
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]))
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  // Words in comments and in this file's own patterns are not code.
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/= \/.*\/$/gm, '')
  const specifiers = importLines.flatMap((line) => [...text.matchAll(line)].map((match) => match[1] ?? ''))
  return { path, code, imports: specifiers.map((specifier) => targetOf(path, specifier)) }
}

/** A path from the root for what is ours, the bare name for a package. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(dirname(path), specifier)
  const shared = /^@rung\/shared\/(.+)$/.exec(specifier)?.[1]
  return shared === undefined ? specifier : `shared/src/${shared}.ts`
}
