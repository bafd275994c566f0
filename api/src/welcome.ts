import type { Persona } from '@rung/shared/contract/session'

/**
 * What a person who started Rung by hand reads first: where it is and, in a demonstration, whom to sign in as. The
 * password is that of the invented people, printed so that they can be tried; nobody real has one that is known here.
 */
export function welcome(address: string, personas: readonly Persona[], demoPassword: string): string {
  const head = `\nRung is running at ${address}\n`
  if (personas.length === 0) return `${head}\n`
  return [
    head,
    `Sign in as any of these people. The password is ${demoPassword}`,
    '',
    ...rowsOf(personas),
    '\nTo stop it, press Ctrl and C.\n\n',
  ].join('\n')
}

function rowsOf(personas: readonly Persona[]): string[] {
  const rows = personas.map(({ role, name, email, about }) => [asWords(role), name, email, about])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('   ')}`)
}

function asWords(role: string): string {
  const words = role.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
