import type { FastifyInstance } from 'fastify'
import type { Telemetry } from './telemetry.ts'

/** For Prometheus, on a listener that does not face out. */
export function metricsRoute(app: FastifyInstance, telemetry: Pick<Telemetry, 'metricsText'>): void {
  app.get('/metrics', (_request, reply) =>
    reply
      .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(telemetry.metricsText()),
  )
}
