import { openApi } from '@stoa/platform/contract'
import type { Served } from '@stoa/platform/http'
import { referenceSecurityPolicy, renderReference } from '@stoa/platform/reference'
import type { FastifyInstance } from 'fastify'

/** The whole public API as one document, and as a page to read. */
export function referenceRoutes(app: FastifyInstance, served: readonly Served[], prefix: string): void {
  const document = openApi(
    served.map(({ contract }) => contract),
    { public: true },
  )
  const path = `${prefix}/openapi.json`
  const [json, page] = [JSON.stringify(document), renderReference(document, path)]
  app.get(path, (_request, reply) => reply.type('application/json').send(json))
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', referenceSecurityPolicy)
      .send(page),
  )
}
