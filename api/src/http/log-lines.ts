import type { FastifyRequest } from 'fastify'

/** The path alone: a query may name people, and whoever has the token of a link can use it. */
const pathOf = (url: string): string =>
  (url.split(/[?#]/, 1)[0] ?? '').replace(/(\/(?:invitations|calendars)\/)[^/]+/, '$1[token]')

/** Drizzle names the values of a statement after its text. */
const withoutValues = (text: string): string => text.replace(/^params: [^\n]*$/gm, 'params: [not logged]')

function codeOf(error: Error): Record<string, unknown> {
  const known = ['code', 'statusCode', 'constraint', 'table'] as const
  return Object.fromEntries(
    known.flatMap((key) => {
      const value: unknown = Reflect.get(error, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

interface LoggedFault {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly [key: string]: unknown
}

function faultOf(error: Error): LoggedFault {
  const { cause } = error
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ''),
    ...codeOf(error),
    ...(cause instanceof Error ? { cause: faultOf(cause) } : {}),
  }
}

/**
 * What a log line may say. Logs are read by more people than records are: they name no address but a path, and of
 * what PostgreSQL refused, the rule and not the row.
 */
export const logLines = {
  req: (request: FastifyRequest) => ({
    method: request.method,
    url: pathOf(request.url),
    remoteAddress: request.ip,
  }),
  err: (error: unknown): LoggedFault =>
    error instanceof Error ? faultOf(error) : { type: typeof error, message: '', stack: '' },
}
