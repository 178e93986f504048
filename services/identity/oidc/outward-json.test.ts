import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import { outwardJson } from './outward-json.ts'
import { isPublicAddress } from './public-address.ts'

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}

describe('rule 20: an address that a person wrote down', () => {
  it('is refused when it is private, local, link-local, metadata or reserved, in v4 and v6', () => {
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ]
    const six = [
      '::1',
      '::',
      'fe80::1',
      'fd00:ec2::254',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'ff02::1',
    ]
    for (const address of [...inside, ...six, '224.0.0.1', '255.255.255.255', 'shop.example', ''])
      assert.equal(isPublicAddress(address), false, address)
    for (const address of ['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1'])
      assert.equal(isPublicAddress(address), true, address)
  })

  it('must be https, and must not lead inside by number or by name', async () => {
    const get = outwardJson({ privateNetwork: false })
    await assert.rejects(get('http://shop.example/'), /is not https/)
    await assert.rejects(get('https://127.0.0.1/'), /is not a public address/)
    await assert.rejects(get('https://[::1]/'), /is not a public address/)
    await assert.rejects(get('https://0x7f000001/'), /is not a public address/)
    await assert.rejects(get('https://localhost/'), /leads to a private address/)
  })

  it('is not followed elsewhere, and not read beyond its largest size', async t => {
    const get = outwardJson({ privateNetwork: true })
    const away = await serve(t, (_, response) => response.writeHead(302, { location: '/y' }).end())
    await assert.rejects(get(away), /answered 302/)
    const large = await serve(t, (_, response) => response.end(`"${'x'.repeat(300_000)}"`))
    await assert.rejects(get(large), /larger than 262144 bytes/)
    const right = await serve(t, (request, response) => response.end(JSON.stringify(request.method)))
    assert.deepEqual([await get(right), await get(right, { a: 'b' })], ['GET', 'POST'])
  })
})
