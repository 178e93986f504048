import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it, type TestContext } from 'node:test'
import { stopAbandoned } from '@stoa/platform/db/embedded'
import { type Spawned, type SpawnOptions, spawnShop } from './spawn-shop.ts'

const parent = mkdtempSync(join(tmpdir(), 'stoa-start-'))
const dataDir = join(parent, 'data')
after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 10 }))

function start(t: TestContext, options: Partial<SpawnOptions> = {}): Spawned {
  const folder = options.dataDir ?? dataDir
  const shop = spawnShop({ ...options, dataDir: folder, env: { STOA_SEED: 'none', ...options.env } })
  t.after(async () => {
    await shop.stop('SIGKILL')
    await stopAbandoned(join(folder, 'postgres')).catch(() => false)
  })
  return shop
}

const otherAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap(all => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

describe('npm start', () => {
  it('moves on from a busy port and says so, prints the shop first, and needs no terminal', async t => {
    const holder = createServer()
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
    t.after(() => holder.close())
    const { port } = holder.address() as AddressInfo
    const shop = start(t, { env: { PORT: String(port) } })
    const { url } = await shop.ready
    const { port: taken } = new URL(url)
    assert.ok(Number(taken) > port, url)
    assert.match(shop.said(), new RegExp(`Port ${port} is taken, so the shop listens on ${taken}`))
    assert.equal(/http:\S+/.exec(shop.said())?.[0], url)
    for (const name of ['Mode', 'Memory', 'Data'])
      assert.match(shop.said(), new RegExp(`^ +${name} +\\S`, 'm'))
    for (const other of otherAddresses()) assert.equal(await answers(`http://${other}:${taken}/`), false)
    shop.process.stdin!.end('q\n\u0003')
    assert.equal((await fetch(`${url}readyz`)).status, 200)
    assert.equal(shop.process.exitCode, null)
    assert.equal(await shop.stop('SIGTERM'), 0)
  })

  it('listens where HOST says, is refused twice on one folder, and adopts its database after a kill -9', async t => {
    const first = start(t, { env: { HOST: '127.0.0.2' } })
    const { url } = await first.ready
    assert.equal(new URL(url).hostname, '127.0.0.2')
    assert.equal(await answers(`${url.replace('127.0.0.2', '127.0.0.1')}livez`), false)
    const second = start(t)
    assert.equal(await second.ended, 1)
    assert.match(second.said(), /Stoa did not start: .*already.*process \d+/s)
    assert.equal(await answers(`${url}livez`), true)
    assert.equal(await first.stop('SIGKILL'), null)
    const third = start(t)
    const again = await third.ready
    assert.match(third.said(), /adopted: it was still running/)
    assert.equal((await fetch(`${again.url}readyz`)).status, 200)
    assert.equal(await third.stop(), 0)
    assert.equal(await stopAbandoned(join(dataDir, 'postgres')), false)
  })

  it('names every wrong setting at once', async t => {
    const shop = start(t, { env: { PORT: 'abc', SHOP_CURRENCY: 'euro' } })
    assert.equal(await shop.ended, 1)
    assert.match(shop.said(), /PORT/)
    assert.match(shop.said(), /SHOP_CURRENCY/)
    const unknown = start(t, { command: [process.execPath, 'apps/all-in-one/main.ts', '--port=1'] })
    assert.equal(await unknown.ended, 1)
    assert.match(unknown.said(), /takes no arguments, but got --port=1/)
  })

  it('says what is wrong with a data folder that is not whole', async t => {
    const broken = join(parent, 'broken')
    cpSync(dataDir, broken, { recursive: true })
    writeFileSync(join(broken, 'postgres', 'data', 'PG_VERSION'), '12\n')
    const old = start(t, { dataDir: broken })
    assert.equal(await old.ended, 1)
    assert.match(old.said(), /PostgreSQL 12, this is 18/)
    writeFileSync(join(broken, 'postgres', 'data', 'PG_VERSION'), '18\n')
    rmSync(join(broken, 'postgres', 'data', 'global'), { recursive: true })
    const corrupt = start(t, { dataDir: broken })
    assert.equal(await corrupt.ended, 1)
    assert.match(corrupt.said(), /Stoa did not start: /)
    assert.match(corrupt.said(), /broken\/postgres/)
  })
})
