import { gunzipSync, gzipSync } from 'node:zlib'
import { openApi } from '@stoa/platform/contract'
import type { Served } from '@stoa/platform/http'
import { referenceSecurityPolicy, renderReference } from '@stoa/platform/reference'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The whole public API as one document, and as a page to read. */
export function referenceRoutes(app: FastifyInstance, served: readonly Served[], prefix: string): void {
  const path = `${prefix}/openapi.json`
  const document = () =>
    openApi(
      served.map(({ contract }) => contract),
      { public: true },
    )
  const json = packed(() => JSON.stringify(document()))
  const page = packed(() => renderReference(document(), path))
  app.get(path, (request, reply) => json(request, reply.type('application/json')))
  app.get('/docs', (request, reply) =>
    page(
      request,
      reply.type('text/html; charset=utf-8').header('content-security-policy', referenceSecurityPolicy),
    ),
  )
}

/** Written when somebody first asks, and kept packed: as text the two are 4.5 MB that hardly anybody reads. */
function packed(write: () => string) {
  let bytes: Buffer | undefined
  return ({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    bytes ??= gzipSync(write())
    reply.header('vary', 'accept-encoding')
    return takesGzip(headers['accept-encoding'])
      ? reply.header('content-encoding', 'gzip').send(bytes)
      : reply.send(gunzipSync(bytes))
  }
}

/** `gzip;q=0` asks for anything but that. */
const takesGzip = (accepted = ''): boolean =>
  accepted.split(',').some(each => {
    const [coding = '', ...parameters] = each.split(';').map(part => part.trim().toLowerCase())
    return coding === 'gzip' && !parameters.some(parameter => /^q=0(\.0*)?$/.test(parameter))
  })
