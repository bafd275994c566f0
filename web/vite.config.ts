import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const icons = fileURLToPath(
  new URL('../node_modules/nhsuk-frontend/dist/nhsuk/assets/images/', import.meta.url),
)

// The package names only its development build, which warns and checks.
const router = fileURLToPath(
  new URL('../node_modules/react-router/dist/production/index.mjs', import.meta.url),
)

/** A part of ui/ that only some people's screens need. */
const forms =
  'Checkboxes|choices|ConfirmDialog|ConflictDialog|DateField|Dialog|DurationField|ErrorSummary|Field|FileField|PasswordField|RadioGroup|SelectField|SessionEndedDialog|StaleForm|TextArea|TextField|TimeField'
const lists =
  'CheckAnswers|CohortFrame|CountLinks|ExplanationDrawer|explained-inputs|FilterableList|KeyValue|PageLinks|ProgressCount|QueueEntry|ResponsiveTable|SelectQueue|StickyActions|SummaryCard|TabLinks|TaskList|Timeline|TraineeFrame'
const grids = 'Grid|grid-keys'
const charts = 'BurnUpChart|ChartFrame|HoursAxis|MonthsChart|chart-scales|use-width'
const ui = (names: string) => new RegExp(`web[\\\\/]src[\\\\/](?:ui|words)[\\\\/](${names})[.]tsx?$`)

/**
 * Few, lasting files rather than a hundred small ones: a ward's signal pays for each request. The libraries change
 * with their versions, the patterns seldom, the pages often; charts come only where there is one.
 */
const groups = [
  {
    name: 'libraries',
    priority: 7,
    test: /node_modules[\\/](react|react-dom|react-router|scheduler|cookie|set-cookie-parser)[\\/]/,
  },
  // What checks and sends, which nobody needs to see their home.
  {
    name: 'contract',
    priority: 5,
    test: /node_modules[\\/]zod[\\/]|shared[\\/]src[\\/]contract[\\/](endpoint|shapes|problem)[.]ts$/,
  },
  { name: 'forms', priority: 3, test: ui(forms) },
  { name: 'lists', priority: 2, test: ui(lists) },
  { name: 'grids', priority: 4, test: ui(grids) },
  {
    name: 'charts',
    priority: 1,
    test: new RegExp(`${ui(charts).source}|node_modules[\\\\/](d3-|internmap)`),
  },
  {
    name: 'patterns',
    // Before all that takes along what it needs: the others need these, and these none of the others.
    priority: 6,
    test: new RegExp(
      `web[\\\\/]src[\\\\/](words|ui)[\\\\/](?!(${forms}|${lists}|${grids}|${charts})[.])|shared[\\\\/]src[\\\\/]kernel[\\\\/]|node_modules[\\\\/](nhsuk-react-components|classnames|tslib)[\\\\/]`,
    ),
  },
]

const aheadFor = /[\\/](SignedIn|SignedInShell|Home|TraineeHome|LogPage|HoursPage|NewEntryPage)-/

/** What a trainee's log needs is kept on the device beforehand; other screens only while there is signal. */
function serviceWorker(): Plugin {
  const trainees =
    /web[\\/]src[\\/](SignedIn|SignedOut|homes[\\/](Home|TraineeHome)|pages[\\/]off-the-job[\\/]\w+)[.]tsx?$/
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = new Set<string>()
      const take = (name: string) => {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk' || files.has(name)) return
        files.add(name)
        const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {}
        for (const beside of [...importedCss, ...importedAssets]) files.add(beside)
        for (const needed of chunk.imports) take(needed)
      }
      for (const chunk of Object.values(bundle))
        if (isFirst(chunk) || holds(chunk, trainees)) take(chunk.fileName)
      const list = JSON.stringify([...files].sort().map((name) => `/${name}`))
      const source = readFileSync(`${here}src/service-worker.js`, 'utf8')
        .replace("'__FILES__'", () => list)
        .replace('__VERSION__', createHash('sha256').update(list).digest('hex').slice(0, 12))
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
    },
  }
}

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset

const isFirst = (output: Output) => output.type === 'chunk' && output.isEntry
const holds = (output: Output, names: RegExp) =>
  output.type === 'chunk' && output.moduleIds.some((id) => names.test(id))

/** Compressed once, as small as it gets, for the server to send as they are. */
function compressed(): Plugin {
  const worthIt = /[.](js|css|html|svg|json)$/
  const leastBytes = 1024
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true })
      for (const file of files.filter((name) => worthIt.test(name))) {
        const path = join(dir, file)
        const content = await readFile(path)
        if (content.length < leastBytes) continue
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content))
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
      }
    },
  }
}

/** `vite build --mode gallery` builds only the pattern gallery, into .cache/gallery; the product never carries it. */
export default defineConfig(({ command, mode }) => ({
  root: here,
  plugins: [react(), ...(mode === 'gallery' ? [] : [serviceWorker()]), compressed()],
  resolve: {
    alias: [
      { find: /^nhsuk-icons\//, replacement: icons },
      ...(command === 'build' ? [{ find: /^react-router$/, replacement: router }] : []),
    ],
  },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [fileURLToPath(new URL('../node_modules', import.meta.url))], quietDeps: true },
    },
  },
  build: {
    outDir: mode === 'gallery' ? '.cache/gallery' : 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The server's content security policy allows images and fonts from files only, never data: addresses.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The list of what to fetch ahead lies in the first file everybody loads, so it is kept for the trainee's screens.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || aheadFor.test(file) ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      input: mode === 'gallery' ? `${here}gallery.html` : `${here}index.html`,
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: { '/api': process.env.RUNG_API ?? 'http://127.0.0.1:3000' } },
}))
