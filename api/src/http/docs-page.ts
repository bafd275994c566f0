import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/*
 * The page to browse the API. The package brings what draws it; its own page has no width for phones, another
 * firm's header, and a style the content security policy refuses, so it is given ours.
 */
const page = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>For developers – Rung</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg">
    <link rel="stylesheet" href="/docs/ui/static/swagger-ui.css">
    <link rel="stylesheet" href="/docs/look.css">
    <script src="/docs/ui/static/swagger-ui-bundle.js" defer></script>
    <script src="/docs/start.js" defer></script>
  </head>
  <body>
    <header class="rung"><a href="/">Rung</a></header>
    <main id="api"><p class="rung-wait">Loading the description of the API</p></main>
    <noscript><p class="rung-wait">This page needs JavaScript. The same is at <a href="/openapi.json">/openapi.json</a>.</p></noscript>
  </body>
</html>
`

const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
})
`

const look = `body { margin: 0; background: #fff; font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", roboto, arial, sans-serif; }
.rung { padding: 14px 20px; background: #005eb8; }
.rung a { color: #fff; font-size: 24px; font-weight: 700; text-decoration: none; }
.rung a:hover { text-decoration: underline; }
.rung a:focus { outline: 4px solid transparent; color: #212b32; background: #ffeb3b; box-shadow: 0 4px #212b32; }
.rung-wait { padding: 20px; }
.swagger-ui .info { margin: 30px 0 20px; }
.swagger-ui .info .title small { vertical-align: middle; }
.swagger-ui .scheme-container { padding: 0 0 16px; box-shadow: none; }
.swagger-ui .opblock .opblock-summary-path { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .swagger-ui .wrapper { padding: 0 12px; box-sizing: border-box; }
  .swagger-ui .opblock .opblock-summary-method { min-width: 64px; }
  .swagger-ui .opblock .opblock-summary-path-description-wrapper { flex: 1; flex-direction: column; align-items: flex-start; gap: 4px; min-width: 0; padding: 0 10px; }
  .swagger-ui .opblock .opblock-summary-path { max-width: none; padding: 0; }
  .swagger-ui .opblock .opblock-summary-description { padding: 0; text-align: left; }
  .swagger-ui table { display: block; overflow-x: auto; }
}
`

const files = [
  ['/docs', 'text/html', page],
  ['/docs/', 'text/html', page],
  ['/docs/start.js', 'text/javascript', start],
  ['/docs/look.css', 'text/css', look],
] as const

export async function docsPage(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, { routePrefix: '/docs/ui' })
  for (const [path, type, content] of files)
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).send(content),
    )
}
