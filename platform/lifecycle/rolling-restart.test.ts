import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { sleep } from '@stoa/kernel/clock'
import { Pool } from 'undici'
import { shelf } from '../contract/fixture/shelf-api.ts'
import { shelfContract } from '../contract/fixture/shelf-contract.ts'
import { serve } from '../http/index.ts'
import type { Log } from '../telemetry/index.ts'
import { healthRoutes } from './health-routes.ts'
import { createReadiness } from './readiness.ts'
import { shutDown } from './shut-down.ts'

const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => log }

/** `isLeft` answers when nobody sends anything there any more, however busy the machine is. */
async function startInstance(isLeft: (pool: Pool) => Promise<void>) {
  const readiness = createReadiness()
  const server = serve([{ contract: shelfContract, api: slowShelf() }], {
    edge: 'public',
    extend: app => healthRoutes(app, readiness),
  })
  const { url } = await server.listen(0)
  readiness.set('ready')
  const pool = new Pool(url, { connections: 12, pipelining: 1 })
  const noticed = {
    beginDrain: () => server.beginDrain(),
    async close(graceMs: number) {
      await isLeft(pool)
      await server.close(graceMs)
    },
  }
  const stop = () => shutDown({ readiness, servers: [noticed] }, { log, noticeMs: 60, graceMs: 5_000 })
  return { stop, pool }
}

type Instance = Awaited<ReturnType<typeof startInstance>>

/** Answers take a moment, so that a restart always meets requests in the air. */
function slowShelf() {
  const { api } = shelf()
  const getBook: typeof api.getBook = async (input, call) => {
    await sleep(5)
    return api.getBook(input, call)
  }
  return { ...api, getBook }
}

/** Looks at readiness as a load balancer does and sends only where it is wanted. */
function balancer(t: TestContext, instances: readonly Instance[]) {
  let ready: readonly Instance[] = []
  const watching = new AbortController()
  const isReady = async ({ pool }: Instance) => {
    const answer = await pool.request({ method: 'GET', path: '/readyz' }).catch(() => undefined)
    await answer?.body.dump()
    return answer?.statusCode === 200
  }
  const watch = async () => {
    while (!watching.signal.aborted) {
      const states = await Promise.all(
        instances.map(async instance => ({ instance, ready: await isReady(instance) })),
      )
      ready = states.filter(state => state.ready).map(({ instance }) => instance)
      await sleep(20, watching.signal)
    }
  }
  const watched = watch()
  t.after(async () => {
    watching.abort()
    await watched
  })
  let turn = 0
  return {
    pick: () => ready[turn++ % ready.length]!,
    async isUsed(count: number) {
      while (ready.length < count) await sleep(5)
    },
    async isLeft(left: Pool) {
      while (ready.some(({ pool }) => pool === left)) await sleep(5)
      // What was sent in the last moment is read first.
      for (let turns = 0; turns < 3; turns++) await setImmediate()
    },
  }
}

test('a rolling restart under load over kept connections loses no request', async t => {
  const instances: Instance[] = []
  const { pick, isUsed, isLeft } = balancer(t, instances)
  for (let count = 0; count < 2; count++) instances.push(await startInstance(isLeft))
  await isUsed(2)
  const statuses: Record<string, number> = {}
  let running = true
  const client = async () => {
    while (running) {
      const result = await pick()
        .pool.request({ method: 'GET', path: '/v1/books/b1' })
        .then(async ({ statusCode, body }) => ((await body.json()) as { id: string }) && String(statusCode))
        .catch(error => `${error.code ?? error.message}`)
      statuses[result] = (statuses[result] ?? 0) + 1
    }
  }
  const clients = Array.from({ length: 12 }, client)
  for (const slot of [0, 1, 0]) {
    const old = instances[slot]!
    const fresh = await startInstance(isLeft)
    instances.push(fresh)
    await isUsed(3)
    await old.stop()
    instances[slot] = fresh
    instances.splice(instances.lastIndexOf(fresh), 1)
    await old.pool.close()
  }
  running = false
  await Promise.all(clients)
  for (const { stop, pool } of instances) {
    await stop()
    await pool.close()
  }
  assert.deepEqual(Object.keys(statuses), ['200'])
  assert.ok(statuses['200']! > 100, `only ${statuses['200']} requests`)
})
