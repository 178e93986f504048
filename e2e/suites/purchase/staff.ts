import assert from 'node:assert/strict'
import type { Shop } from '../../topologies/shop.ts'

export type Answer<T> = { readonly status: number; readonly body: T; readonly headers: Headers }
export type Staff = {
  get<T>(path: string): Promise<T>
  /** `ifMatch`: the version that was seen, 0 where there is none yet. */
  send<T>(verb: string, path: string, body?: unknown, ifMatch?: number): Promise<Answer<T>>
  /** A published product of one variant with so many in Leipzig. */
  product(sku: string, amount: number, units: number): Promise<void>
  /** Takes so much off an order of anybody who knows it, so many times in all. */
  coupon(code: string, amount: number, usageLimit: number): Promise<void>
}

/** What staff do, with their key, over HTTP. */
export function staffOf({ url, apiKey }: Shop): Staff {
  async function send<T>(verb: string, path: string, body?: unknown, ifMatch?: number): Promise<Answer<T>> {
    const answer = await fetch(`${url}api/v1/admin/${path}`, {
      method: verb,
      headers: {
        ...{ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : undefined, headers: answer.headers }
  }
  async function done<T>(verb: string, path: string, body?: unknown, ifMatch?: number): Promise<T> {
    const answer = await send<T>(verb, path, body, ifMatch)
    assert.ok(answer.status < 300, `${verb} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    send,
    get: path => done('GET', path),
    async product(sku, amount, units) {
      const variants = [{ sku, options: {}, prices: [{ currency: 'EUR', amount }], weightGrams: 500 }]
      const { id } = await done<{ id: string }>('POST', 'products', {
        texts: { en: { title: sku } },
        variants,
      })
      await done('POST', `products/${id}/publish`)
      await done('PUT', `stock/${sku}`, { policy: 'track' }, 0)
      const received = { locationId: 'leipzig', kind: 'received', quantity: units }
      await done('POST', `stock/${sku}/adjustments`, received)
    },
    async coupon(code, amount, usageLimit) {
      const { id } = await done<{ id: string }>('POST', 'promotions', {
        ...{ name: code, labels: { en: code }, needsCoupon: true },
        effect: { kind: 'amount-off', per: 'order', amounts: [{ currency: 'EUR', amount }] },
      })
      await done('PUT', `coupons/${code}`, { promotionId: id, usageLimit }, 0)
    },
  }
}
