import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'
import { staffOf } from './purchase/staff.ts'

/** One pixel, so that what is told of it is known. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

type Item = { readonly id: string; readonly url: string; readonly width: number; readonly products: number }

/** From the file of a member of staff to what a visitor's browser shows. */
export function picturesSuite(shop: Shop): void {
  const staff = staffOf(shop)
  const upload = (body: Buffer, type = 'image/png', key = shop.apiKey) =>
    fetch(`${shop.url}api/v1/admin/media?fileName=pixel.png`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body: new Uint8Array(body),
    })
  const see = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, shop.url), { headers })

  it('shows what staff uploaded, resized, for as long as anybody likes', async () => {
    const sent = await upload(pixel)
    assert.equal(sent.status, 201, await sent.clone().text())
    const item = (await sent.json()) as Item
    assert.equal(item.width, 1)
    const stored = await see(item.url)
    assert.deepEqual(
      [stored.status, stored.headers.get('cache-control'), stored.headers.get('x-content-type-options')],
      [200, 'public, max-age=31536000, immutable', 'nosniff'],
    )
    const resized = await see(`${item.url}?w=320`, { accept: 'image/webp,*/*' })
    assert.equal(resized.headers.get('content-type'), 'image/webp')
    assert.match(resized.headers.get('vary') ?? '', /accept/i)
    assert.ok((await resized.arrayBuffer()).byteLength > 0)
    const again = await see(`${item.url}?w=320&f=webp`, {
      'if-none-match': resized.headers.get('etag')!,
    })
    assert.equal(again.status, 304)
    assert.equal((await see(`${item.url}?w=321`)).status, 400)
    assert.equal((await see(`/media/${'0'.repeat(40)}.jpg`)).status, 404)
  })

  it('a drawing of the shop is a picture at every width as well', async () => {
    const { items } = await (await see('/api/v1/products?limit=1')).json()
    const resized = await see(`${items[0].image.url}?w=480&f=jpeg`)
    assert.deepEqual([resized.status, resized.headers.get('content-type')], [200, 'image/jpeg'])
  })

  it('is for staff alone, and for pictures alone', async () => {
    assert.equal((await upload(pixel, 'image/png', 'stoa_sk_nobody')).status, 401)
    const script = await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    assert.equal(script.status, 422)
    assert.equal((await script.json()).code, 'media_unreadable')
    assert.equal((await upload(pixel, 'image/svg+xml')).status, 415)
  })

  it('a product shows it, and it stays while it does', async () => {
    const { items } = await staff.get<{ items: Item[] }>('media?limit=1')
    const [picture] = items
    const made = await staff.send<{ id: string; media: { colour?: string }[] }>('POST', 'products', {
      texts: { en: { title: 'Pictured' } },
      variants: [{ sku: 'PICTURED', options: {}, prices: [{ currency: 'EUR', amount: 100 }] }],
      media: [{ url: picture!.url, kind: 'image' }],
    })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    assert.match(made.body.media[0]?.colour ?? '', /^#/)
    assert.equal((await staff.get<Item>(`media/${picture!.id}`)).products, 1)
    const refused = await fetch(`${shop.url}api/v1/admin/media/${picture!.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${shop.apiKey}`, 'if-match': '"1"' },
    })
    assert.equal(refused.status, 409)
  })
}
