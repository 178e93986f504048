import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { inventoryContract } from '@stoa/contracts/inventory'
import { sleep } from '@stoa/kernel/clock'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { Pool } from 'undici'
import { wideLimits } from '../topologies/shop.ts'
import type { Child } from '../topologies/spawn-main.ts'
import { split } from '../topologies/split.ts'
import { type Balancer, startBalancer } from './balancer.ts'

const clients = 6
/** A visitor who reads a little leaves the machine some time to start a replica. */
const pauseMs = 15
const shop = await split({ after })

/** Two replicas behind a balancer; each is told to end while its successor serves. */
async function roll(balancer: Balancer, replicas: Child[], start: () => Promise<Child>): Promise<void> {
  for (const old of replicas.splice(0)) {
    const fresh = await start()
    await balancer.add(fresh.url)
    await old.stop()
    assert.equal(old.process.exitCode, 0)
    await balancer.remove(old.url)
    replicas.push(fresh)
  }
}

async function replicate(balancer: Balancer, start: () => Promise<Child>): Promise<Child[]> {
  const replicas = await Promise.all([start(), start()])
  for (const { url } of replicas) await balancer.add(url)
  return replicas
}

type Load = { readonly answers: Readonly<Record<string, number>>; stop(): Promise<void> }

/** Visitors and staff, without end; how often each answer came. */
function load(origin: string): Load {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 })
  const answers: Record<string, number> = {}
  let running = true
  const authorization = `Bearer ${shop.apiKey}`
  const stock = JSON.stringify({ locationId: 'leipzig', kind: 'received', quantity: 1 })
  const requests = [
    { method: 'GET', path: '/api/v1/products?limit=5' },
    { method: 'GET', path: '/api/v1/search/products?q=cup' },
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/api/v1/admin/stock/ROLLING', headers: { authorization } },
    {
      ...{ method: 'POST', path: '/api/v1/admin/stock/ROLLING/adjustments', body: stock },
      headers: { authorization, 'content-type': 'application/json' },
    },
  ] as const
  const client = async (_: unknown, index: number) => {
    for (let turn = index; running; turn++) {
      const request = requests[turn % requests.length]!
      const answer = await pool
        .request(request)
        .then(async ({ statusCode, body }) => {
          const text = await body.text()
          return statusCode < 400 ? 'served' : `${request.path} ${statusCode} ${text.slice(0, 200)}`
        })
        .catch(error => `${request.path} ${error.code ?? error.message}`)
      answers[answer] = (answers[answer] ?? 0) + 1
      await sleep(pauseMs)
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  return {
    answers,
    async stop() {
      running = false
      await all
      await pool.close()
    },
  }
}

it('loses no request while catalogue, stock and gateway are replaced one replica after another, under load', async t => {
  const notice = { STOA_NOTICE_MS: '400' }
  const balancers = await Promise.all([startBalancer(), startBalancer(), startBalancer()])
  t.after(async () => void (await Promise.all(balancers.map(balancer => balancer.close()))))
  const [stock, catalogue, front] = balancers as [Balancer, Balancer, Balancer]
  const addresses = { ...shop.addresses, INVENTORY_URL: stock.url, CATALOG_URL: catalogue.url }
  const startStock = () => shop.spawn('apps/service/main.ts', ['inventory'], { ...addresses, ...notice })
  const startCatalogue = () => shop.spawn('apps/service/main.ts', ['catalog'], { ...addresses, ...notice })
  const startFront = () => shop.spawn('apps/gateway/main.ts', [], { ...addresses, ...notice, ...wideLimits })
  const stocks = await replicate(stock, startStock)
  const catalogues = await replicate(catalogue, startCatalogue)
  const fronts = await replicate(front, startFront)
  const call = newCall({ actor: { kind: 'key', id: 'e2e', permissions: ['*'] }, ifMatch: 0 })
  unwrap(await shop.client(inventoryContract, 'gateway').putItem({ sku: 'ROLLING', policy: 'track' }, call))
  const running = load(front.url)
  try {
    await roll(stock, stocks, startStock)
    await roll(catalogue, catalogues, startCatalogue)
    await roll(front, fronts, startFront)
  } finally {
    await running.stop()
  }
  const { answers } = running
  assert.deepEqual(Object.keys(answers), ['served'], JSON.stringify(answers, null, 1))
  assert.ok(answers.served! > 200, `${answers.served} requests`)
  t.diagnostic(`${answers.served} requests served`)
})
