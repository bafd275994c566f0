export type Persona = { role: string; name: string; email: string; password: string; about: string }

/** What a person who started Rung by hand reads first: where it is and whom to sign in as. */
export function welcome(address: string, personas: readonly Persona[]): string {
  const head = `\nRung is running at ${address}\n`
  if (personas.length === 0) return `${head}\n`
  return `${head}\n${signInAs(personas.map((persona) => ({ ...persona, role: asWords(persona.role) })))}\n\nTo stop it, press Ctrl and C.\n\n`
}

function signInAs(personas: readonly Persona[]): string {
  const passwords = new Set(personas.map(({ password }) => password))
  const [shared] = passwords
  const columns = [
    'role',
    'name',
    'email',
    ...(passwords.size > 1 ? ['password' as const] : []),
    'about',
  ] as const
  const widths = columns.map((column) => Math.max(...personas.map((persona) => persona[column].length)))
  const rows = personas.map((persona) =>
    columns.map((column, place) => persona[column].padEnd(widths[place] ?? 0)).join('   '),
  )
  const invitation =
    passwords.size === 1
      ? `Sign in as any of these people. The password is ${shared}`
      : 'Sign in as any of these people:'
  return [invitation, '', ...rows.map((row) => `  ${row.trimEnd()}`)].join('\n')
}

function asWords(role: string): string {
  const words = role.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
