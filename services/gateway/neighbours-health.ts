import type { FastifyInstance } from 'fastify'

export type Neighbour = {
  readonly name: string
  /** Throws, with a message for operators, when it is not well. */
  check(signal: AbortSignal): Promise<void>
}

const patienceMs = 2_000

/** How the whole shop is. It never decides whether this listener gets traffic: /readyz does. */
export function neighboursHealth(app: FastifyInstance, neighbours: readonly Neighbour[]): void {
  app.get('/health', async (_request, reply) => {
    const found = await Promise.all(neighbours.map(look))
    const services = Object.fromEntries(found)
    const ok = found.every(([, state]) => state === 'ok')
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ok ? 'ok' : 'degraded', services })
  })
}

async function look({ name, check }: Neighbour): Promise<readonly [string, 'ok' | 'unreachable']> {
  // What exactly is wrong is for the logs of that service: this page is open to everyone.
  return check(AbortSignal.timeout(patienceMs)).then(
    () => [name, 'ok'] as const,
    () => [name, 'unreachable'] as const,
  )
}
