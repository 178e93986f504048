import { type Connection, openConnection } from './connection.ts'
import { latenciesOf } from './latencies.ts'
import type { Answered } from './read-answers.ts'
import type { LoadResult } from './run-load.ts'
import { type Talk, type VisitPlan, type Walk, walksOf } from './visits.ts'

export type VisitOptions = {
  readonly port: number
  readonly plan: VisitPlan
  readonly clients: number
  readonly seconds: number
  readonly warmSeconds: number
  readonly seed: number
}

type Pair = { readonly shop: Connection; readonly bank: Connection }
type Took = { readonly whole: number[]; readonly calls: Map<string, number[]> }

const common = 'host: 127.0.0.1\r\nconnection: keep-alive\r\naccept: application/json\r\n'
const withJson = `${common}content-type: application/json\r\ncontent-length: `

/** A closed loop of buyers: each begins again when it has its order. Counted are orders, of carts their calls. */
export async function runVisits(options: VisitOptions): Promise<LoadResult> {
  const { port, plan, clients } = options
  const pairs = await Promise.all(
    Array.from({ length: clients }, async () => ({
      shop: await openConnection(port),
      bank: await openConnection(plan.bankPort),
    })),
  )
  try {
    await drive(pairs, { ...options, seconds: options.warmSeconds, seed: options.seed + 1_000 })
    return await drive(pairs, options)
  } finally {
    for (const { shop, bank } of pairs) for (const connection of [shop, bank]) connection.close()
  }
}

async function drive(
  pairs: readonly Pair[],
  { plan, seconds: wanted, seed }: VisitOptions,
): Promise<LoadResult> {
  const next = walksOf(plan, seed)
  const took: Took = { whole: [], calls: new Map() }
  const began = performance.now()
  const until = began + wanted * 1_000
  await Promise.all(pairs.map(pair => walkUntil(until, pair, next, took)))
  const seconds = (performance.now() - began) / 1_000
  const calls = [...took.calls].map(([call, values]) => [call, latenciesOf(values)] as const)
  const each = plan.kind === 'carts' ? [...took.calls.values()].flat() : took.whole
  return {
    ...{ count: each.length, seconds, failures: {} },
    latencies: latenciesOf(each),
    calls: Object.fromEntries(calls),
  }
}

async function walkUntil(until: number, { shop, bank }: Pair, next: () => Walk, took: Took): Promise<void> {
  const talk = talkOver(shop, took.calls)
  while (performance.now() < until) {
    const began = performance.now()
    await next()(talk, bank)
    took.whole.push(performance.now() - began)
  }
}

function talkOver(shop: Connection, calls: Took['calls']): Talk {
  const note = (call: string, ms: number): void => {
    const values = calls.get(call)
    if (values) values.push(ms)
    else calls.set(call, [ms])
  }
  const heard = async (call: string, answer: Promise<Answered>): Promise<string> => {
    const began = performance.now()
    const { status, body } = await answer
    note(call, performance.now() - began)
    if (status < 200 || status > 299) throw new Error(`'${call}' answered ${status}: ${body.slice(0, 500)}`)
    return body
  }
  return {
    look: (call, path) => heard(call, shop.send(`GET ${path} HTTP/1.1\r\n${common}\r\n`)),
    get: (call, path) => heard(call, shop.ask(`GET ${path} HTTP/1.1\r\n${common}\r\n`)),
    post: (call, path, body, to = shop) =>
      heard(call, to.ask(`POST ${path} HTTP/1.1\r\n${withJson}${body.length}\r\n\r\n${body}`)),
  }
}
