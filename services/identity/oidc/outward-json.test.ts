import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import { outwardJson } from './outward-json.ts'

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
}

describe('rule 20: an address that a person wrote down', () => {
  it('must be https, and must not lead inside by number or by name', async () => {
    const get = outwardJson({ privateNetwork: false })
    await assert.rejects(get('http://shop.example/'), /is not https/)
    await assert.rejects(get('https://127.0.0.1/'), /is not a public address/)
    await assert.rejects(get('https://[::1]/'), /is not a public address/)
    await assert.rejects(get('https://0x7f000001/'), /is not a public address/)
    await assert.rejects(get('https://localhost/'), /leads to this machine/)
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
