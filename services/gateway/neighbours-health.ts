import type { Clock } from '@stoa/kernel/clock'
import { createLately, readLately } from '@stoa/platform/lately'
import type { FastifyInstance } from 'fastify'

export type Neighbour = {
  readonly name: string
  /** Throws, with a message for operators, when it is not well. */
  check(signal: AbortSignal): Promise<void>
}

type Options = {
  readonly clock: Clock
  readonly patienceMs?: number
}
type Found = readonly (readonly [name: string, state: 'ok' | 'unreachable'])[]

/** Nobody knocks at every door of the shop by asking often. */
const keepMs = 1_000

/** How the whole shop is. It never decides whether this listener gets traffic: /readyz does. */
export function neighboursHealth(
  app: FastifyInstance,
  neighbours: readonly Neighbour[],
  { clock, patienceMs = 2_000 }: Options,
): void {
  const lately = createLately<Promise<Found>>({ clock, keepMs, most: 1 })
  const lookAtAll = () => Promise.all(neighbours.map(neighbour => look(neighbour, patienceMs)))
  app.get('/health', async (_request, reply) => {
    const found = await readLately(lately, 'all', lookAtAll)
    const services = Object.fromEntries(found)
    const ok = found.every(([, state]) => state === 'ok')
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ok ? 'ok' : 'degraded', services })
  })
}

async function look({ name, check }: Neighbour, patienceMs: number) {
  const patience = AbortSignal.timeout(patienceMs)
  // Who hangs does not listen to the signal either.
  const late = new Promise<never>((_resolve, reject) =>
    patience.addEventListener('abort', () => reject(patience.reason)),
  )
  // What exactly is wrong is for the logs of that service: this page is open to everyone.
  return Promise.race([check(patience), late]).then(
    () => [name, 'ok'] as const,
    () => [name, 'unreachable'] as const,
  )
}
