import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { problem } from '@rung/shared/contract/problem'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'

/** /openapi.json and a page to browse it at /docs, both made from the endpoints themselves. */
export async function describeApi(app: FastifyInstance): Promise<void> {
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
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rung-session' } },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: ['/openapi.json', '/docs', '/docs/*'] }),
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.serializer((body: unknown) => JSON.stringify(body)).send(app.swagger()),
  )
}

function withoutMeta(schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = schema
  return rest
}
