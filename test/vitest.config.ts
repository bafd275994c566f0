import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const support = (name: string) => fileURLToPath(new URL(`support/${name}.ts`, import.meta.url))

// One run of all projects, so that there is one closing line. What is heavy runs last and apart.
export default defineConfig({
  root,
  test: {
    reporters: ['default', support('closing-reporter')],
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        root,
        test: {
          name: 'rules',
          // Rules and server keep nothing between calls, so loading them once for all files is the same, and sooner.
          isolate: false,
          include: ['test/rules/**/*.test.ts', 'test/*.test.ts'],
        },
      },
      {
        root,
        test: {
          name: 'api',
          isolate: false,
          include: ['test/api/**/*.test.ts'],
          globalSetup: [support('setup-databases')],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'web',
          include: ['test/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: [support('setup-page')],
          testTimeout: 20_000,
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: [support('setup-databases'), support('setup-browser')],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          globalSetup: [support('setup-build')],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
