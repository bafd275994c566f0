// npm test. Installs what is missing, then runs every test; words after it choose some: npm test -- test/rules
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PrepareFault, prepare, root } from '../api/prepare.mjs'

try {
  await prepare(['install'])
} catch (error) {
  process.stderr.write(`${error instanceof PrepareFault ? error.message : error.stack}\n`)
  process.exit(1)
}

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const args = ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)]
const child = spawn(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
