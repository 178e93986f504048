import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { isReplayed } from '@stoa/platform/contract'
import type { Shop } from './open-services.ts'

const anonymous: Actor = { kind: 'anonymous' }
const guest = (id: string): Actor => ({ kind: 'guest', id })
const customer = (id: string): Actor => ({ kind: 'customer', id, emailVerified: true })

/** What a cart does, wherever it is kept. */
export function cartSuite(where: string, shop: Shop): void {
  const { api, inside } = shop
  const as = (actor: Actor, more: Parameters<Shop['call']>[0] = {}) => shop.call({ actor, ...more })
  const open = async (actor: Actor, ...lines: { sku: string; quantity?: number }[]) =>
    unwrap(await api.cart.createCart({ currency: 'EUR', lines }, as(actor)))
  const codes = ({ problems }: { problems: { code: string; lineId?: string }[] }) =>
    problems.filter(({ lineId }) => lineId).map(({ code }) => code)
  const units = ({ lines }: { lines: { sku: string; quantity: number }[] }) =>
    lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ')

  describe(`the cart ${where}`, () => {
    before(async () => {
      for (const [sku, onHand] of [
        ['MUG', 100],
        ['CUP', 100],
        ['RARE', 2],
        ['GONE', 0],
      ] as const)
        await shop.product(sku, 1000, onHand)
    })

    it('always answers with prices that sum, and what each line is', async () => {
      const cart = await open(guest('prices'), { sku: 'MUG', quantity: 2 }, { sku: 'CUP' })
      assert.equal(cart.total.amount, 3000)
      assert.equal(
        cart.lines.reduce((sum, { price }) => sum + price!.total.amount, 0),
        3000,
      )
      assert.deepEqual(
        cart.lines.map(({ price, available }) => [price?.title, available]),
        [
          ['The MUG', 100],
          ['The CUP', 100],
        ],
      )
      assert.deepEqual(unwrap(await api.cart.getMyCart({}, as(guest('prices')))), cart)
    })

    it('of nobody opens with its token only, which is told once', async () => {
      const { id, token } = await open(anonymous, { sku: 'MUG' })
      const found = unwrap(await api.cart.getCart({ id, token: token! }, as(anonymous)))
      assert.equal(found.token, undefined)
      for (const refused of [
        await api.cart.getCart({ id }, as(anonymous)),
        await api.cart.getCart({ id, token: 'x'.repeat(32) }, as(anonymous)),
        await api.cart.getCart({ id }, as(guest('someone'))),
        await api.cart.deleteCart({ id }, as(customer('cus_eve'))),
      ])
        assert.equal(refused.ok === false && refused.error.code, 'cart_not_found')
    })

    it('of one customer is another’s neither to read nor to change', async () => {
      const { id, lines } = await open(customer('cus_own'), { sku: 'MUG' })
      const lineId = lines[0]!.lineId
      const other = as(customer('cus_other'))
      const tries = await Promise.all([
        api.cart.getCart({ id }, other),
        api.cart.addLine({ id, sku: 'MUG' }, other),
        api.cart.updateLine({ id, lineId, quantity: 9 }, other),
        api.cart.removeLine({ id, lineId }, other),
        api.cart.addCoupon({ id, code: 'TEN' }, other),
        api.cart.updateCart({ id, note: 'x' }, other),
        api.cart.readCart({ id }, inside(customer('cus_other'))),
      ])
      for (const one of tries) assert.equal(one.ok === false && one.error.code, 'cart_not_found')
      assert.equal(unwrap(await api.cart.readCart({ id }, inside(customer('cus_own')))).lines.length, 1)
    })

    it('loses no line when many add at once', async () => {
      const { id } = await open(guest('busy'))
      const skus = Array.from({ length: 20 }, (_, i) => (i % 2 ? 'MUG' : 'CUP'))
      const adds = skus.map((sku, i) =>
        api.cart.addLine({ id, sku, options: { name: `n${i}` } }, as(guest('busy'))),
      )
      for (const added of await Promise.all(adds)) assert.equal(added.ok, true)
      const grown = await Promise.all(skus.map(() => api.cart.addLine({ id, sku: 'MUG' }, as(guest('busy')))))
      assert.ok(grown.every(({ ok }) => ok))
      const cart = unwrap(await api.cart.getCart({ id }, as(guest('busy'))))
      assert.equal(cart.lines.length, 21)
      assert.equal(cart.lines.find(({ options }) => options.name === undefined)?.quantity, 20)
    })

    it('rule 14: takes a line once under one key, and refuses the key for another', async () => {
      const { id } = await open(guest('once'))
      const add = (quantity: number) =>
        api.cart.addLine({ id, sku: 'MUG', quantity }, as(guest('once'), { idempotencyKey: 'k1' }))
      const answers = await Promise.all([add(2), add(2), add(2)])
      assert.deepEqual(
        answers.map(answer => units(unwrap(answer))),
        ['2 MUG', '2 MUG', '2 MUG'],
      )
      assert.equal(answers.filter(isReplayed).length, 2)
      await assert.rejects(add(3), error => isPlatformError(error, 'idempotency_key_reused'))
    })

    it('rule 14: is opened once under one key, token and all', async () => {
      const create = () =>
        api.cart.createCart(
          { currency: 'EUR', lines: [{ sku: 'CUP' }] },
          as(anonymous, { idempotencyKey: 'new' }),
        )
      const [one, two] = (await Promise.all([create(), create()])).map(unwrap)
      assert.ok(one?.token && one.token === two?.token && one.id === two.id)
      assert.equal(units(unwrap(await create())), '1 CUP')
    })

    it('is changed over the version that was seen, where that is said', async () => {
      const { id, version } = await open(guest('etag'), { sku: 'MUG' })
      unwrap(await api.cart.addLine({ id, sku: 'CUP' }, as(guest('etag'), { ifMatch: version })))
      await assert.rejects(
        api.cart.addLine({ id, sku: 'CUP' }, as(guest('etag'), { ifMatch: version })),
        error => isPlatformError(error, 'precondition_failed'),
      )
    })

    it('says what is sold out or too few, and takes in nothing that is not sold', async () => {
      const cart = await open(guest('stock'), { sku: 'RARE', quantity: 3 }, { sku: 'GONE' }, { sku: 'NOPE' })
      assert.deepEqual(codes(cart).toSorted(), ['insufficient_stock', 'out_of_stock', 'sku_unknown'])
      assert.equal(cart.problems.find(({ code }) => code === 'insufficient_stock')?.data?.available, 2)
      const refused = await api.cart.addLine({ id: cart.id, sku: 'NOPE' }, as(guest('stock')))
      assert.equal(refused.ok === false && refused.error.code, 'sku_not_sold')
    })

    it('tells that a price changed since it was put in, until that is accepted', async () => {
      const product = await shop.product('MOVING', 1000)
      const cart = await open(guest('moving'), { sku: 'MOVING' })
      const staffView = unwrap(await api.catalog.getStaffProduct({ id: product }, shop.call()))
      const variants = staffView.variants.map(({ id, sku, options }) => ({
        ...{ id, sku, options },
        prices: [{ currency: 'EUR', amount: 1200 }],
      }))
      const ifMatch = staffView.version
      unwrap(await api.catalog.updateProduct({ id: product, variants }, shop.call({ ifMatch })))
      const dearer = unwrap(await api.cart.getCart({ id: cart.id }, as(guest('moving'))))
      const changed = dearer.problems.find(({ code }) => code === 'price_changed')
      assert.deepEqual(changed?.data, {
        before: { amount: 1000, currency: 'EUR' },
        after: { amount: 1200, currency: 'EUR' },
      })
      const accepted = await api.cart.updateCart({ id: cart.id, acceptPrices: true }, as(guest('moving')))
      assert.deepEqual(codes(unwrap(accepted)), [])
    })

    it('keeps to the quantities a SKU is sold in', async () => {
      await shop.product('EGGS', 30)
      unwrap(await api.cart.putQuantityRule({ sku: 'EGGS', least: 6, step: 6 }, shop.call({ ifMatch: 0 })))
      const cart = await open(guest('eggs'), { sku: 'EGGS', quantity: 7 })
      assert.deepEqual(codes(cart), ['quantity_not_allowed'])
      const lineId = cart.lines[0]!.lineId
      const dozen = await api.cart.updateLine({ id: cart.id, lineId, quantity: 12 }, as(guest('eggs')))
      assert.deepEqual(codes(unwrap(dozen)), [])
    })

    it('takes the rule of one of two who make it at once, and tells the other', async () => {
      const rule = (step: number, ifMatch: number) =>
        api.cart.putQuantityRule({ sku: 'TWICE', step }, shop.call({ ifMatch }))
      const made = await Promise.allSettled([rule(2, 0), rule(3, 0)])
      assert.deepEqual(made.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      assert.equal(unwrap(await rule(4, 1)).version, 2)
      const stale = api.cart.deleteQuantityRule({ sku: 'TWICE' }, shop.call({ ifMatch: 1 }))
      await assert.rejects(stale, { code: 'precondition_failed' })
      unwrap(await api.cart.deleteQuantityRule({ sku: 'TWICE' }, shop.call({ ifMatch: 2 })))
    })

    it('has coupons, a destination, an option and a note', async () => {
      const { id } = await open(guest('rest'), { sku: 'MUG' })
      const mine = as(guest('rest'))
      const couponed = unwrap(await api.cart.addCoupon({ id, code: 'nope' }, mine))
      assert.deepEqual(couponed.couponResults, [{ code: 'NOPE', status: 'unknown' }])
      assert.deepEqual(unwrap(await api.cart.removeCoupon({ id, code: 'Nope' }, mine)).coupons, [])
      const sent = unwrap(await api.cart.updateCart({ id, shipTo: { country: 'DE' }, note: 'ring' }, mine))
      assert.deepEqual([sent.shipTo, sent.note], [{ country: 'DE' }, 'ring'])
      const cleared = unwrap(await api.cart.updateCart({ id, shipTo: null, note: '' }, mine))
      assert.deepEqual([cleared.shipTo, cleared.note], [undefined, undefined])
    })

    it('of a guest is the customer’s after signing in, merged with the one that is there', async () => {
      const theirs = await open(guest('g1'), { sku: 'MUG', quantity: 2 })
      const pair = { guestId: 'g1', customerId: 'cus_sign' }
      assert.equal(unwrap(await api.cart.mergeGuestCart(pair, inside())).cartId, theirs.id)
      assert.equal(units(unwrap(await api.cart.getMyCart({}, as(customer('cus_sign'))))), '2 MUG')
      const second = await open(guest('g1'), { sku: 'MUG', quantity: 5 }, { sku: 'CUP' })
      for (let i = 0; i < 2; i += 1)
        assert.equal(unwrap(await api.cart.mergeGuestCart(pair, inside())).cartId, theirs.id)
      assert.equal(units(unwrap(await api.cart.getMyCart({}, as(customer('cus_sign'))))), '5 MUG, 1 CUP')
      const old = await api.cart.getCart({ id: second.id }, as(guest('g1')))
      assert.ok(!old.ok && old.error.code === 'cart_closed' && old.error.data?.mergedInto === theirs.id)
    })

    it('with a token is claimed by a customer', async () => {
      const { id, token } = await open(anonymous, { sku: 'CUP' })
      const claim = () => api.cart.claimCart({ id, token: token! }, as(customer('cus_claim')))
      assert.equal(unwrap(await claim()).id, id)
      assert.equal((await api.cart.getCart({ id, token: token! }, as(anonymous))).ok, false)
    })

    it('that was ordered is closed for good, and its owner starts another', async () => {
      const { id } = await open(guest('buyer'), { sku: 'MUG' })
      for (let i = 0; i < 2; i += 1) unwrap(await api.cart.closeCart({ id, orderId: 'ord_1' }, inside()))
      const other = await api.cart.closeCart({ id, orderId: 'ord_2' }, inside())
      assert.equal(other.ok === false && other.error.code, 'cart_ordered')
      const late = await api.cart.addLine({ id, sku: 'CUP' }, as(guest('buyer')))
      assert.ok(!late.ok && late.error.code === 'cart_closed' && late.error.data?.orderId === 'ord_1')
      assert.equal(unwrap(await api.cart.readCart({ id }, inside())).orderId, 'ord_1')
      assert.notEqual((await open(guest('buyer'))).id, id)
    })

    it('is counted once, in the hour it was opened, also when it is gone', async () => {
      const hour = { from: '2026-06-01T12:00:00Z', until: '2026-06-01T13:00:00Z' }
      const count = async (more: object = {}) =>
        unwrap(await api.cart.countCreatedCarts({ ...hour, ...more }, inside())).carts
      const before = await count()
      for (const { idempotencyKey } of [{ idempotencyKey: 'counted' }, { idempotencyKey: 'counted' }])
        unwrap(await api.cart.createCart({ currency: 'EUR' }, as(anonymous, { idempotencyKey })))
      const { id } = await open(guest('counted'), { sku: 'MUG' })
      await open(guest('counted'), { sku: 'CUP' })
      unwrap(await api.cart.deleteCart({ id }, as(guest('counted'))))
      assert.deepEqual([await count(), await count({ channel: 'default' })], [before + 2, before + 2])
      assert.equal(await count({ channel: 'elsewhere' }), 0)
      assert.equal(await count({ from: hour.until, until: '2026-06-01T14:00:00Z' }), 0)
    })

    it('is listed for staff when it was left behind, and expires', async () => {
      shop.clock.advance(3_600_000)
      const idleSince = shop.clock.iso()
      const listed = unwrap(await api.cart.listCarts({ idleSince, limit: 3 }, shop.call()))
      const next = unwrap(
        await api.cart.listCarts({ idleSince, limit: 3, cursor: listed.next! }, shop.call()),
      )
      assert.equal(new Set([...listed.items, ...next.items].map(({ id }) => id)).size, 6)
      shop.clock.advance(31 * 86_400_000)
      const gone = await api.cart.getMyCart({}, as(guest('prices')))
      assert.equal(gone.ok === false && gone.error.code, 'cart_not_found')
      assert.equal(unwrap(await api.cart.getMyCart({}, as(customer('cus_sign')))).lines.length, 2)
    })
  })
}
