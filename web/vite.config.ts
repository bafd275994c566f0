import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

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
  'CheckAnswers|CountLinks|ExplanationDrawer|explained-inputs|FilterableList|KeyValue|PageLinks|ProgressCount|QueueEntry|ResponsiveTable|SelectQueue|StickyActions|SummaryCard|TabLinks|TaskList|Timeline|TraineeFrame'
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
      `web[\\\\/]src[\\\\/](words|ui)[\\\\/](?!(${forms}|${lists}|${charts})[.])|shared[\\\\/]src[\\\\/]kernel[\\\\/]|node_modules[\\\\/](nhsuk-react-components|classnames|tslib)[\\\\/]`,
    ),
  },
]

/** `vite build --mode gallery` builds only the pattern gallery, into .cache/gallery; the product never carries it. */
export default defineConfig(({ command, mode }) => ({
  root: here,
  plugins: [react()],
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
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === 'gallery' ? `${here}gallery.html` : `${here}index.html`,
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: { '/api': process.env.RUNG_API ?? 'http://127.0.0.1:3000' } },
}))
