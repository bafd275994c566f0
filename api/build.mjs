import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Bundles the server and its commands into api/dist: a bundle starts in a third of the time the sources take. */
export async function buildApi() {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
  // Packages stay in node_modules; only our own shared code, which is TypeScript, comes along.
  const packages = Object.keys(dependencies).filter((name) => !name.startsWith('@rung/'))
  try {
    const { metafile } = await build({
      absWorkingDir: folder,
      entryPoints: ['src/main.ts', 'src/commands/*.ts'],
      entryNames: '[name]',
      outdir: 'dist',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      metafile: true,
      external: packages.flatMap((name) => [name, `${name}/*`]),
      logLevel: 'silent',
    })
    removeAllBut(Object.keys(metafile.outputs).map((path) => basename(path)))
  } finally {
    await stop()
  }
}

function removeAllBut(written) {
  for (const name of readdirSync(`${folder}dist`))
    if (!written.includes(name)) rmSync(`${folder}dist/${name}`, { recursive: true })
}
