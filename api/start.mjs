// npm start. Without a word it starts Rung; with one it runs that command: node api/start.mjs create-administrator
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
const suits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
if (!suits) {
  process.stderr.write(
    `Rung needs Node 20.19 or newer, 22.13 or newer, or 24 and later. This is Node ${process.versions.node}.\n`,
  )
  process.exit(1)
}

// After the check: an older Node may not even read these.
const { prepare, PrepareFault } = await import('./prepare.mjs')
const command = process.argv[2]
try {
  await prepare(command ? ['install', 'api'] : ['install', 'api', 'web'])
} catch (error) {
  const known = error instanceof PrepareFault
  process.stderr.write(`${known ? error.message : inWords(error)}\n`)
  process.exit(1)
}

const module = fileURLToPath(new URL(`./dist/${command ?? 'main'}.js`, import.meta.url))
if (!/^[a-z-]*$/.test(command ?? '') || !existsSync(module)) {
  process.stderr.write(`Rung has no command ${command}.\n`)
  process.exit(2)
}

// In this very process, so that a signal or a kill reaches the server and not a wrapper round it.
process.argv.splice(1, command ? 2 : 1, module)
process.setSourceMapsEnabled(true)
await import(pathToFileURL(module).href)

function inWords(error) {
  if (error.code === 'EACCES' || error.code === 'EROFS')
    return `Rung has to be built and may not write to its folder (${error.path}). Start it once as the user who owns the folder.`
  return error.stack
}
