import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'

const json = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** What a visitor does, over HTTP. */
export function browseSuite(shop: Shop): void {
  it('lists products with prices, page after page, each once', async () => {
    const seen = new Set<string>()
    let cursor = ''
    for (let pages = 0; pages < 20; pages++) {
      const { status, body } = await json(`${shop.url}api/v1/products?limit=20${cursor}`)
      assert.equal(status, 200)
      for (const { slug, prices } of body.items) {
        assert.ok(!seen.has(slug), `${slug} came twice`)
        assert.ok(prices.length >= 3, `${slug} has ${prices.length} prices`)
        seen.add(slug)
      }
      if (!body.next) break
      cursor = `&cursor=${encodeURIComponent(body.next)}`
    }
    assert.equal(seen.size, 151)
  })

  it('finds what was misspelt and counts facets', async () => {
    const { body } = await json(`${shop.url}api/v1/search/products?q=${encodeURIComponent('espreso cup')}`)
    assert.ok(
      body.items.some(({ slug }: { slug: string }) => slug.includes('espresso')),
      'no espresso cup for "espreso cup"',
    )
    assert.ok(body.facets.length > 0)
  })

  it('answers a product with an ETag, and 304 to who has it', async () => {
    const list = await json(`${shop.url}api/v1/products?limit=1`)
    const address = `${shop.url}api/v1/products/${list.body.items[0].slug}`
    const { headers, body } = await json(address)
    assert.ok(body.variants.length > 0)
    const again = await fetch(address, { headers: { 'if-none-match': headers.get('etag')! } })
    assert.equal(again.status, 304)
  })

  it('renders the product page with what the API says', async () => {
    const list = await json(`${shop.url}api/v1/products?limit=1&sort=name`)
    const [product] = list.body.items
    const page = await (await fetch(`${shop.url}products/${product.slug}`)).text()
    assert.match(page, new RegExp(`<h1>${product.title}</h1>`))
    const missing = await fetch(`${shop.url}products/never-made`)
    assert.equal(missing.status, 404)
    assert.match(await missing.text(), /Nothing stands here/)
  })

  it('keeps staff methods for staff, and internal methods for services', async () => {
    const locations = `${shop.url}api/v1/admin/locations`
    assert.equal((await json(locations)).status, 401)
    assert.equal((await json(locations, { headers: { authorization: 'Bearer wrong' } })).status, 401)
    const { status, body } = await json(locations, { headers: { authorization: `Bearer ${shop.apiKey}` } })
    assert.equal(status, 200)
    assert.equal(body.items.length, 3)
    const internal = await json(`${shop.url}api/v1/reservations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    assert.equal(internal.status, 404)
  })

  it('serves health, metrics and the reference on the same origin', async () => {
    assert.equal((await json(`${shop.url}readyz`)).body.ready, true)
    assert.match(await (await fetch(`${shop.url}metrics`)).text(), /stoa_call_duration/)
    assert.match(await (await fetch(`${shop.url}docs`)).text(), /catalog\.listProducts/)
  })
}
