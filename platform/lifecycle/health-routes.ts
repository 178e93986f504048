import type { FastifyInstance } from 'fastify'
import type { Readiness } from './readiness.ts'

/** Alive is whoever answers; ready is whoever wants traffic. */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  for (const url of ['/livez', '/health/liveness'])
    app.get(url, (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  for (const url of ['/readyz', '/health/readiness'])
    app.get(url, async (_request, reply) => {
      const report = await readiness.report()
      return reply
        .code(report.ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(report)
    })
}
