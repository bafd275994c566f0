import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

// This file and the bundle api/dist/*.js lie equally deep, so one path serves both.
const rootFolder = fileURLToPath(new URL('../../', import.meta.url))

// Beside the bundle lies what it was built from. Run from its sources, Rung is like no other of its kind.
const builtFrom = fileURLToPath(new URL('.built-from', import.meta.url))
const build = existsSync(builtFrom) ? readFileSync(builtFrom, 'utf8').trim() : randomUUID()

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

type Setting<T> = {
  fallback: string
  /** What the fallback is in words, where it is not one fixed value. */
  fallbackInWords?: string
  meaning: string
  accepted: string
  secret?: true
  read: z.ZodMiniType<T, string>
}

const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/)),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.minimum(least), z.maximum(most)),
    ),
  )

const optional = <T>(read: z.ZodMiniType<T, string>) =>
  z.union([
    z.pipe(
      z.literal(''),
      z.transform(() => undefined),
    ),
    read,
  ])

const isAddress = (text: string, schemes: readonly string[]) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol)

const address = (...schemes: string[]) => z.string().check(z.refine((text) => isAddress(text, schemes)))

const yesOrNo = z.pipe(
  z.enum(['yes', 'no']),
  z.transform((answer) => answer === 'yes'),
)

const setting = <T>(one: Setting<T>): Setting<T> => one

const settings = {
  PORT: setting({
    fallback: '3000',
    meaning: 'The port Rung listens on. 0 takes any free one.',
    accepted: 'a whole number from 0 to 65535',
    read: wholeNumber(0, 65535),
  }),
  HOST: setting({
    fallback: '127.0.0.1',
    meaning: 'The network address Rung listens on. Use 0.0.0.0 in a container.',
    accepted: 'a host name or an IP address, such as 127.0.0.1 or 0.0.0.0',
    read: z.string().check(z.regex(/^[0-9A-Za-z.:-]+$/)),
  }),
  PUBLIC_URL: setting({
    fallback: '',
    fallbackInWords: '`http://` with HOST and PORT',
    meaning: 'The address people type to reach Rung. Links in mail start with it.',
    accepted: 'an address without a path, such as https://rung.example.org',
    read: optional(
      z.pipe(
        z
          .string()
          .check(z.refine((text) => isAddress(text, ['http:', 'https:']) && new URL(text).pathname === '/')),
        z.transform((text) => new URL(text).origin),
      ),
    ),
  }),
  DATABASE_URL: setting({
    fallback: '',
    fallbackInWords: 'Rung starts its own PostgreSQL',
    meaning: 'The PostgreSQL to use, version 15 or newer. Nothing is loaded into it but the tables.',
    accepted: 'an address such as postgres://user:password@host:5432/rung',
    secret: true,
    read: optional(address('postgres:', 'postgresql:')),
  }),
  DATABASE_CONNECTIONS: setting({
    fallback: '10',
    meaning: 'How many connections Rung opens to PostgreSQL at most.',
    accepted: 'a whole number from 1 to 500',
    read: wholeNumber(1, 500),
  }),
  DATA_DIR: setting({
    fallback: '.data',
    meaning: "The folder for Rung's own PostgreSQL. A relative one starts from Rung's folder.",
    accepted: 'the path of a folder',
    read: z.string().check(z.minLength(1)),
  }),
  DEMO: setting({
    fallback: 'yes',
    meaning: "Whether the demonstration people are loaded into an empty database of Rung's own.",
    accepted: 'yes or no',
    read: yesOrNo,
  }),
  SMTP_URL: setting({
    fallback: '',
    fallbackInWords: 'no mail is sent; the inviter is shown the link',
    meaning: 'The mail server that sends invitations and reset links.',
    accepted: 'an address such as smtp://user:password@host:587 or smtps://host:465',
    secret: true,
    read: optional(address('smtp:', 'smtps:')),
  }),
  MAIL_FROM: setting({
    fallback: 'Rung <rung@localhost>',
    meaning: 'The sender of mail.',
    accepted: 'an e-mail address, or a name with one: Rung <rung@example.org>',
    read: z.string().check(z.regex(/^([^<>@\s]+@[^<>@\s]+|[^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>)$/)),
  }),
  SESSION_HOURS: setting({
    fallback: '12',
    meaning: 'How many hours after signing in a person has to sign in again.',
    accepted: 'a whole number from 1 to 720',
    read: wholeNumber(1, 720),
  }),
  SESSION_IDLE_MINUTES: setting({
    fallback: '60',
    meaning: 'How many minutes without a request end a session.',
    accepted: 'a whole number from 5 to 43200',
    read: wholeNumber(5, 43_200),
  }),
  TRUST_PROXY: setting({
    fallback: 'no',
    meaning: 'Whether Rung stands behind a proxy whose X-Forwarded-For names the caller.',
    accepted: 'yes or no',
    read: yesOrNo,
  }),
  LOG_LEVEL: setting({
    fallback: '',
    fallbackInWords: '`warn` in a terminal, else `info`',
    meaning: 'How much is logged, as JSON lines.',
    accepted: `one of ${logLevels.join(', ')}`,
    read: optional(z.enum(logLevels)),
  }),
} satisfies Record<string, Setting<unknown>>

type SettingName = keyof typeof settings
type Values = { [Name in SettingName]: z.output<(typeof settings)[Name]['read']> }

export type Config = ReturnType<typeof toConfig>

/** Every fault is one sentence naming the setting, what was given (unless secret) and what is accepted. */
export type ConfigOutcome = { config: Config } | { faults: string[] }

// An empty setting counts as not given: that is how compose files and shells leave one out.
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConfigOutcome {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { fallback, read, accepted, ...rest }] of Object.entries<Setting<unknown>>(settings)) {
    const given = environment[name]?.trim() || fallback
    const outcome = read.safeParse(given)
    if (outcome.success) values[name] = outcome.data
    else faults.push(faultSentence(name, given, accepted, rest.secret))
  }
  // Safe: without faults the loop has put the parsed value of every setting under its name.
  return faults.length > 0 ? { faults } : { config: toConfig(values as Values) }
}

/** The settings as rows of the README's table. */
export function settingsTable(): string {
  const rows = Object.entries<Setting<unknown>>(settings).map(
    ([name, one]) => `| \`${name}\` | ${one.fallbackInWords ?? `\`${one.fallback}\``} | ${one.meaning} |`,
  )
  return ['| Setting | If not set | What it is |', '| --- | --- | --- |', ...rows].join('\n')
}

function faultSentence(name: string, given: string, accepted: string, secret = false): string {
  const shown = secret ? 'a value that cannot be used (not shown, it is secret)' : JSON.stringify(given)
  return `The setting ${name} is ${shown}; it must be ${accepted}.`
}

function toConfig(values: Values) {
  return {
    port: values.PORT,
    host: values.HOST,
    /** Without a trailing slash. */
    publicUrl: values.PUBLIC_URL ?? listeningUrl(values.HOST, values.PORT),
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    dataDir: resolve(rootFolder, values.DATA_DIR),
    demo: values.DEMO && values.DATABASE_URL === undefined,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    sessionHours: values.SESSION_HOURS,
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    migrationsFolder: resolve(rootFolder, 'migrations'),
    /** Two servers of the same build work everything out alike. */
    build,
    webFolder: resolve(rootFolder, 'web/dist'),
  }
}

/** The same settings on another port; an address that was only derived from the port follows it. */
export function withPort(config: Config, port: number): Config {
  const derived = config.publicUrl === listeningUrl(config.host, config.port)
  return { ...config, port, publicUrl: derived ? listeningUrl(config.host, port) : config.publicUrl }
}

/** The address a browser on this computer can open for a server listening on `host`. */
export function listeningUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
