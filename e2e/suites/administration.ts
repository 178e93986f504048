import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'

const buildMs = 90_000
const lookAgainMs = 100

/** Built in the background at the first start; it says so until then. */
export async function built({ url }: Pick<Shop, 'url'>): Promise<string> {
  const until = Date.now() + buildMs
  for (;;) {
    const answer = await fetch(`${url}admin/`)
    const text = await answer.text()
    if (answer.status === 200) return text
    assert.equal(answer.status, 503, text)
    assert.ok(Date.now() < until, `it is still being prepared after ${buildMs} ms`)
    await new Promise(resolve => setTimeout(resolve, lookAgainMs))
  }
}

/** The administration's own files, on the one public origin. */
export function administrationSuite(shop: Shop): void {
  it('serves the administration below /admin, every screen of it, and lets nothing foreign into it', async () => {
    const html = await built(shop)
    const screen = await fetch(`${shop.url}admin/orders`)
    assert.equal(await screen.text(), html)
    assert.match(
      screen.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
    )
    const [, script] = /<script[^>]+src="\/(admin\/assets\/[^"]+)"/.exec(html)!
    const file = await fetch(`${shop.url}${script}`)
    assert.deepEqual(
      [file.status, file.headers.get('cache-control')],
      [200, 'public, max-age=31536000, immutable'],
    )
    assert.equal((await fetch(`${shop.url}admin/assets/never-built.js`)).status, 404)
    assert.equal((await fetch(`${shop.url}api/v1/admin/me`)).status, 401)
  })
}
