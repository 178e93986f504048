import { type Connection, openConnection } from './connection.ts'
import { type Latencies, latenciesOf } from './latencies.ts'
import { type Plan, requestsOf } from './plan.ts'

export type LoadOptions = {
  readonly port: number
  readonly plan: Plan
  readonly clients: number
  readonly seconds: number
  /** Before the clock runs: connections of both sides are opened, statements prepared. */
  readonly warmSeconds: number
  readonly run: string
  readonly seed: number
}

export type LoadResult = {
  readonly count: number
  readonly seconds: number
  readonly latencies: Latencies
  /** Answers that were no success, by status. */
  readonly failures: Readonly<Record<string, number>>
  /** Of each call by itself, where a client makes several. */
  readonly calls?: Readonly<Record<string, Latencies>>
}

/** A closed loop: each client sends its next request when it has its answer. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: options.clients }, () => openConnection(options.port)),
  )
  try {
    await drive(connections, { ...options, seconds: options.warmSeconds, run: `${options.run}w` })
    return await drive(connections, options)
  } finally {
    for (const connection of connections) connection.close()
  }
}

async function drive(connections: readonly Connection[], options: LoadOptions): Promise<LoadResult> {
  const next = requestsOf(options.plan, options.run, options.seed)
  const took: number[] = []
  const failures: Record<string, number> = {}
  const began = performance.now()
  const until = began + options.seconds * 1_000
  const loop = async (connection: Connection) => {
    for (let at = performance.now(); at < until; ) {
      const { status } = await connection.send(next())
      const now = performance.now()
      took.push(now - at)
      if (status < 200 || status > 299) failures[status] = (failures[status] ?? 0) + 1
      at = now
    }
  }
  await Promise.all(connections.map(loop))
  const seconds = (performance.now() - began) / 1_000
  return { count: took.length, seconds, latencies: latenciesOf(took), failures }
}
