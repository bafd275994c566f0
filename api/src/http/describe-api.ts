import swagger from '@fastify/swagger'
import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import { problem } from '@rung/shared/contract/problem'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { completeOperation, type Operation } from './describe-endpoint.ts'
import { docsPage } from './docs-page.ts'
import { nameOfCookie } from './session-cookie.ts'

/** /openapi.json and a page to browse it at /docs, both made from the endpoints themselves. */
export async function describeApi(app: FastifyInstance, secureCookies: boolean): Promise<void> {
  const endpoints = new Map<string, AnyEndpoint>()
  app.addHook('onRoute', ({ config }) => {
    if (config?.endpoint) endpoints.set(config.endpoint.name, config.endpoint)
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Rung',
        version: '1',
        description:
          'Durations are whole minutes, dates are London days (YYYY-MM-DD), instants are UTC. Refusals are problem+json. ' +
          'Sign in with POST /api/v1/session; the answer sets a cookie. A POST may carry an Idempotency-Key (a UUID): ' +
          'sent again, it answers the same and does nothing twice. Updates need If-Match with the ETag of what they change.',
      },
      components: {
        schemas: { Problem: withoutMeta(z.toJSONSchema(problem)) },
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: nameOfCookie(secureCookies) } },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: ['/openapi.json', '/docs', '/docs/*'] }),
    transformObject: (made) => {
      if (!('openapiObject' in made)) throw new Error('the API is described in OpenAPI')
      // Safe: a path holds nothing but operations here, by method.
      for (const path of Object.values(made.openapiObject.paths ?? {}))
        for (const operation of Object.values(path ?? {}) as (Operation & { operationId?: string })[]) {
          const endpoint = endpoints.get(operation.operationId ?? '')
          if (endpoint) completeOperation(operation, endpoint)
        }
      return made.openapiObject
    },
  })
  await docsPage(app)
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(app.swagger()),
  )
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: AnyEndpoint
  }
}

function withoutMeta(schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = schema
  return rest
}
