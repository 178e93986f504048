import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, type TestContext } from 'node:test'
import { services } from '@stoa/fleet/services'
import { raw, sql } from '@stoa/platform/db'
import { testDatabase } from '@stoa/platform/testing'
import { seedLarge } from './seed-large.ts'

async function openFolder(t: TestContext) {
  const dataDir = await mkdtemp(join(tmpdir(), 'stoa-seed-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const database = await testDatabase(
    t,
    Object.values(services).map(({ schema }) => schema),
  )
  await mkdir(join(dataDir, 'secrets'))
  await writeFile(join(dataDir, 'secrets', 'DATABASE_ROLE_SECRET'), database.roleSecret, { mode: 0o600 })
  const env = { STOA_LOG_LEVEL: 'error' }
  const shop = { port: 0, host: '', currency: 'EUR', seed: false, dataDir, env }
  const lines: string[] = []
  const seed = (products: number, signal = new AbortController().signal) =>
    seedLarge({
      shop: { ...shop, databaseUrl: database.adminUrl },
      ...{ products, signal, print: line => lines.push(line) },
    })
  const count = async (schema: string, from: string): Promise<number> =>
    (await database.db(schema).one<{ n: number }>(sql`select count(*)::int as n from ${raw(from)}`)).n
  return { seed, lines, count }
}

it('makes as many products as asked for with their stock, and goes on where it was stopped', async t => {
  const { seed, lines, count } = await openFolder(t)
  const stopped = new AbortController()
  stopped.abort()
  await seed(600, stopped.signal)
  assert.match(lines.at(-1)!, /^Stopped after (200|400); the same command goes on from there\.$/)
  await seed(600)
  const begun = Number(/after (\d+)/.exec(lines.find(line => line.startsWith('Stopped'))!)![1])
  assert.equal(lines.at(-1), `${600 - begun} products made, ${begun} were there already.`)
  assert.equal(await count('catalog', `products where status = 'published'`), 600)
  assert.equal(await count('catalog', 'search_documents'), 1_200)
  const skus = await count('catalog', 'variants')
  assert.ok(skus > 1_200)
  assert.equal(await count('inventory', 'items'), skus)
  const announced = await count('inventory', 'items where announcements > 0')
  assert.equal(await count('catalog', 'availability'), announced, 'what inventory told was heard')
  await seed(600)
  assert.equal(lines.at(-1), '0 products made, 600 were there already.')
})
