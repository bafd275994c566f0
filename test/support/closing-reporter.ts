import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Ends the output with one line to read the whole run from. vitest loads a reporter by its default export. */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state] += 1
      }
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    // At exit, because coverage and other reporters write after this; and a run that could not be set up has failed
    // even though no test did.
    process.once('exit', (code) => {
      const failed = code === 0 ? counts.failed : Math.max(1, counts.failed)
      process.stdout.write(`${counts.passed} passed, ${failed} failed${skipped}\n`)
    })
  }
}
