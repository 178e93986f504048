import type { FastifyInstance } from 'fastify'
import type { Assets } from './assets.ts'

/** `/assets/<hash>/…`: what is under a hash never changes. */
export function assetRoutes(app: FastifyInstance, { files, version }: Assets): void {
  app.get<{ Params: { version: string; name: string } }>('/assets/:version/:name', (request, reply) => {
    const asset = files.get(request.params.name)
    if (!asset) return reply.callNotFound()
    const packs = asset.packed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    if (packs) reply.header('content-encoding', 'br')
    const current = request.params.version === version
    return reply
      .type(asset.type)
      .header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'accept-encoding')
      .send(packs ? asset.packed : asset.body)
  })
}
