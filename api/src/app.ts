import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import files from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Config } from './config.ts'
import { describeApi } from './http/describe-api.ts'
import { logLines } from './http/log-lines.ts'
import { type Ground, type Routes, routesOn } from './http/mount.ts'
import { watchMethods } from './http/other-methods.ts'
import { answerProblems, sendProblem } from './http/problem.ts'
import { Refused } from './http/refuse.ts'
import { checkAgainstSchema, writeFromSchema } from './http/serialise.ts'
import { turnAway } from './http/turn-away.ts'
import { openMailer } from './mail/mailer.ts'
import { demoPassword, personas } from './seed/personas.ts'
import { auditRoutes } from './slices/audit/routes.ts'
import { boardRoutes } from './slices/boards/routes.ts'
import { calendarRoutes } from './slices/calendar/routes.ts'
import { creditRoutes } from './slices/credits/routes.ts'
import { curriculumRoutes } from './slices/curriculum/routes.ts'
import { importRoutes } from './slices/imports/routes.ts'
import { offTheJobRoutes } from './slices/off-the-job/routes.ts'
import { organisationRoutes } from './slices/organisations/routes.ts'
import { peopleRoutes } from './slices/people/routes.ts'
import { registerRoutes } from './slices/register/routes.ts'
import { resultRoutes } from './slices/results/routes.ts'
import { demonstrationRoutes, sessionRoutes } from './slices/session/routes.ts'
import { traineesRoutes } from './slices/trainees/routes.ts'

export interface AppParts {
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly config: Config
  readonly logger?: false | { readonly level: string; readonly stream?: { write(line: string): void } }
  /** In tests every answer is held against its schema. */
  readonly checkAnswers?: boolean
}

/** The table of contents: every slice, by name. Access is settled by each endpoint's permission when it is mounted. */
const slices: readonly ((routes: Routes) => void)[] = [
  sessionRoutes,
  demonstrationRoutes({ personas: personas(), password: demoPassword }),
  offTheJobRoutes,
  importRoutes,
  traineesRoutes,
  auditRoutes,
  peopleRoutes,
  organisationRoutes,
  registerRoutes,
  boardRoutes,
  creditRoutes,
  resultRoutes,
  curriculumRoutes,
  calendarRoutes,
]

export async function buildApp({
  pool,
  now,
  config,
  logger = false,
  checkAnswers = false,
}: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logger && { ...logger, serializers: logLines },
    genReqId: () => uuidv7(),
    // One proxy: the address that it saw itself, and none of those that the caller may have put before it.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    clientErrorHandler: turnAway,
    bodyLimit: 2 * 1024 * 1024,
    // The schemas say how long a part may be; the router would say it in a form of its own.
    routerOptions: { maxParamLength: 100_000 },
    // An address that cannot be decoded would be refused before any hook, and so without the headers that protect.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/not-found'),
  }) as unknown as FastifyInstance
  const ground: Ground = {
    pool,
    now,
    config,
    mailer: openMailer(config.smtpUrl, config.mailFrom),
    secureCookies: config.publicUrl.startsWith('https:'),
  }

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(checkAnswers ? checkAgainstSchema : writeFromSchema)
  answerProblems(app)
  // Nothing here is written in it, and it is what a form on another site can send.
  app.removeContentTypeParser('text/plain')
  await app.register(helmet, headers(ground.secureCookies))
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await app.register(multipart, { limits: { fileSize: 5 * 1024 * 1024, files: 1, fields: 10 } })
  const refuseOtherMethods = watchMethods(app)
  await describeApi(app, ground.secureCookies)

  await app.register(
    async (api) => {
      const routes = routesOn(api, ground)
      for (const slice of slices) slice(routes)
      api.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Refused('not-found')))
    },
    { prefix: '/api/v1' },
  )
  health(app, pool)
  await pages(app, config.webFolder)
  refuseOtherMethods()
  return app
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    return decodeURIComponent(url) !== ''
  } catch {
    return false
  }
}

function headers(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
      },
    },
    xFrameOptions: { action: 'deny' as const },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' as const },
  }
}

function health(app: FastifyInstance, pool: pg.Pool): void {
  app.get('/livez', { schema: { hide: true } }, async (_request, reply) => reply.send({ alive: true }))
  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    try {
      await pool.query('select 1')
      return reply.send({ ready: true })
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return sendProblem(request, reply, new Refused('not-ready'))
    }
  })
}

/** The built pages; any other address a browser asks for is a screen of theirs. */
async function pages(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(files, {
      root: folder,
      preCompressed: true,
      wildcard: false,
      setHeaders: (response, path) => {
        response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (built && wantsPage && !/^\/api(?:[/?]|$)/.test(request.url)) return reply.sendFile('index.html')
    return sendProblem(request, reply, new Refused('not-found'))
  })
}
