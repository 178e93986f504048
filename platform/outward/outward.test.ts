import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { type Network, type OutwardRequest, outwardRequest, whyRefused } from './index.ts'
import { isPublicAddress, isReachable } from './outward-address.ts'
import { checkedLookup } from './outward-request.ts'

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}

const ask = (url: string, more: Partial<OutwardRequest> = {}) =>
  outwardRequest({
    url,
    method: 'POST',
    body: '{}',
    timeoutMs: 2_000,
    mostBytes: 100,
    network: 'public',
    ...more,
  })

describe('rule 20: an address that a person wrote down', () => {
  it('is refused when it is private, local, link-local, metadata or reserved, in v4 and v6', () => {
    const four = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ]
    const six = ['::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::']
    for (const address of [...four, ...six, '224.0.0.1', '255.255.255.255', 'shop.example', ''])
      assert.equal(isPublicAddress(address), false, address)
    for (const address of ['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1'])
      assert.equal(isPublicAddress(address), true, address)
  })

  it('may be this machine where the shop runs on one’s own, and anything where that was allowed', () => {
    const reach = (network: Network) =>
      ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '93.184.216.34'].filter(address =>
        isReachable(address, network),
      )
    assert.deepEqual(reach('public'), ['93.184.216.34'])
    assert.deepEqual(reach('loopback'), ['127.0.0.1', '::1', '93.184.216.34'])
    assert.equal(reach('private').length, 5)
  })

  it('must be https, carry no password, and lead inside neither by number nor by name', async () => {
    assert.match(whyRefused('http://shop.example/', 'public') ?? '', /is not https/)
    assert.match(whyRefused('http://shop.example/', 'loopback') ?? '', /is not https/)
    assert.match(whyRefused('ftp://127.0.0.1/', 'private') ?? '', /is not https/)
    assert.match(whyRefused('https://a:b@shop.example/', 'public') ?? '', /no password/)
    assert.match(whyRefused('https://[::1]/', 'public') ?? '', /is not a public address/)
    assert.equal(whyRefused('http://localhost:9/', 'loopback'), undefined)
    assert.equal(whyRefused('https://shop.example/', 'public'), undefined)
    await assert.rejects(ask('https://0x7f000001/'), /is not a public address/)
    await assert.rejects(ask('https://localhost/'), /leads to this machine/)
    const lookUp = promisify(checkedLookup('public')) as (host: string, options: object) => Promise<unknown>
    await assert.rejects(lookUp('localhost', {}), /localhost leads to a private address/)
  })

  it('is not followed elsewhere, and only the beginning of its answer is read', async t => {
    const away = await serve(t, (_, response) => response.writeHead(302, { location: '/y' }).end())
    assert.equal((await ask(away, { network: 'loopback' })).status, 302)
    const large = await serve(t, (_, response) => response.end('x'.repeat(300_000)))
    assert.equal((await ask(large, { network: 'loopback' })).body.length, 100)
  })

  it('has a longest time, and can be left', async t => {
    const silent = await serve(t, () => {})
    await assert.rejects(ask(silent, { network: 'loopback', timeoutMs: 50 }))
    const left = AbortSignal.abort()
    await assert.rejects(ask(silent, { network: 'loopback', signal: left }))
  })
})
