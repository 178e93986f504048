import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../telemetry/index.ts'
import { createApp } from './create-app.ts'
import type { Edge } from './edge.ts'
import { eventStreams } from './event-streams.ts'
import { type MountOptions, mountService, type Served } from './mount-service.ts'
import { notFoundHandler } from './not-found.ts'

export type ServeOptions = Edge &
  Partial<Omit<MountOptions, 'streams'>> & {
    /** Where what failed is told. */
    readonly log?: Log
    /** Pages, health and metrics of the main, on the same listener. */
    readonly extend?: (app: FastifyInstance) => void
  }

export type Server = {
  readonly app: FastifyInstance
  listen(port: number, host?: string): Promise<{ port: number; url: string }>
  readonly inject: FastifyInstance['inject']
  /** From now on every answer closes its connection, so that clients move on before the listener goes. */
  beginDrain(): void
  /** Stops listening and waits for what is being answered, at most for the grace. */
  close(graceMs?: number): Promise<void>
}

export function serve(services: readonly Served[], options: ServeOptions): Server {
  const app = createApp({ log: options.log })
  let draining = false
  app.addHook('onRequest', (_request, reply, done) => {
    if (draining) reply.header('connection', 'close')
    done()
  })
  options.extend?.(app)
  const streams = eventStreams()
  const mount = { ...options, clock: options.clock ?? Date, streams }
  const mounted = services.flatMap(served => mountService(app, options, served, mount))
  app.setNotFoundHandler(notFoundHandler(mounted))
  return {
    app,
    async listen(port, host = '127.0.0.1') {
      await app.listen({ port, host, listenTextResolver: address => `listening on ${address}` })
      const bound = (app.server.address() as AddressInfo).port
      return { port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` }
    },
    inject: app.inject.bind(app),
    beginDrain: () => {
      draining = true
      streams.endAll()
    },
    close(graceMs = 10_000) {
      streams.endAll()
      return closeGently(app, graceMs)
    },
  }
}

async function closeGently(app: FastifyInstance, graceMs: number): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 25)
  const late = setTimeout(() => app.server.closeAllConnections(), graceMs)
  try {
    await app.close()
  } finally {
    clearInterval(idle)
    clearTimeout(late)
  }
}
