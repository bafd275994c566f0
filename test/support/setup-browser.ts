import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { prepare, root } from '../../api/prepare.mjs'

const runFile = promisify(execFile)

type Browser = { executablePath: string; env: Record<string, string> }

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Finds a browser for the journeys and builds the pages they walk through. */
export async function setup(project: TestProject): Promise<void> {
  const browser = (await browserFromPackage()) ?? (await installedBrowser())
  if (!browser && process.env.CI)
    throw new Error(
      'There is no browser for the journeys. Install Chromium or Chrome, or name one in CHROME_PATH.',
    )
  project.provide('browser', browser)
  if (browser) await prepare(['web'])
}

async function installedBrowser(): Promise<Browser | undefined> {
  const candidates = [process.env.CHROME_PATH, ...installed].filter((path) => path && existsSync(path))
  for (const path of candidates) if (path && (await runs(path, {}))) return { executablePath: path, env: {} }
  return undefined
}

/** The one that comes inside an npm package, for Linux on x64, with the font and the libraries a bare system lacks. */
async function browserFromPackage(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.env.CHROME_PATH) return undefined
  const folder = await unpackedBrowser()
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  if (await runs(executablePath, env)) return { executablePath, env }
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  return (await runs(executablePath, withLibraries)) ? { executablePath, env: withLibraries } : undefined
}

// The package unpacks itself into the folder for temporary files, where a half-unpacked browser, or another user's,
// would be taken for a good one. So it is given a folder of its own, which gets its name when it is whole.
async function unpackedBrowser(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  )
  const parent = cacheFolder()
  const folder = join(parent, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const draft = join(parent, `new-${randomUUID()}`)
  mkdirSync(draft, { recursive: true })
  await runFile(
    process.execPath,
    ['-e', "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"],
    // As on the platform the package was made for, so that it brings its libraries too.
    { cwd: root, env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' } },
  )
  writeFileSync(join(draft, 'fonts.conf'), fontSettings(join(folder, 'fonts/fonts')))
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function cacheFolder(): string {
  try {
    const folder = join(root, '.cache')
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return join(tmpdir(), `rung-browser-${process.getuid?.() ?? 'user'}`)
  }
}

// The same letters on every computer; the system's own only for signs this font lacks.
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
  <match><test name="family" qual="any"><string>Arial</string></test><edit name="family" mode="assign" binding="strong"><string>Open Sans</string></edit></match>
  <match><test name="family" qual="any"><string>sans-serif</string></test><edit name="family" mode="assign" binding="strong"><string>Open Sans</string></edit></match>
</fontconfig>
`
}

async function runs(path: string, env: Record<string, string>): Promise<boolean> {
  try {
    await runFile(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
