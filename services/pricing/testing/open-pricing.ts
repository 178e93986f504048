import { pricingContract } from '@stoa/contracts/pricing'
import type { InputOf } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { type CallOptions, guard, newCall } from '@stoa/platform/contract'
import { drain, feedApi, startRelay } from '@stoa/platform/events'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { schema } from '../migrations.ts'
import { createPricing } from '../service.ts'

type Methods = (typeof pricingContract)['methods']

const notHere = () => Promise.reject(new Error('quotes with a catalogue are tested where there is one'))

/** Rules, coupons and their uses on a database of their own, guarded as at the edge. */
export async function openPricing(t: Ending, { connections = 5 } = {}) {
  const database = await testDatabase(t, [schema])
  const db = database.db('pricing', { maxConnections: connections })
  const clock = testClock('2026-06-01T12:00:00.000Z')
  const neighbours = { catalog: { getManyVariants: notHere }, identity: { completePrivacyPart: notHere } }
  const config = { keepMs: 0, keepQuotesDays: 30, portTimeoutMs: 1000 }
  const service = createPricing({
    ...neighbours,
    config,
    db,
    clock,
    ids: testIds(),
    cursorKey: 'a key for tests',
  })
  const api = guard(pricingContract, service.api, { unknownFields: 'reject', clock })
  const call = (more: Partial<CallOptions> = {}) =>
    newCall({ actor: { kind: 'key', id: 'test', permissions: ['*'] }, clock, ...more })
  return {
    ...{ api, db, clock, call, service },
    /** As a neighbouring service calls. */
    inside: () => call({ caller: 'orders' }),
    async promotion(more: Partial<InputOf<Methods['createPromotion']>> = {}) {
      const input = {
        name: 'Ten',
        labels: { en: 'Ten' },
        effect: { kind: 'percent-off' as const, ratePpm: 100_000 },
      }
      return unwrap(await api.createPromotion({ ...input, ...more }, call()))
    },
    async coupon(code: string, limits: { usageLimit?: number; customerLimit?: number } = {}) {
      const { id } = await this.promotion({ needsCoupon: true })
      return unwrap(await api.putCoupon({ code, promotionId: id, ...limits }, call({ ifMatch: 0 })))
    },
    uses: async (code: string) => unwrap(await api.getCoupon({ code }, call())).uses,
    async events() {
      const relay = startRelay(db, { service: 'pricing' })
      await drain([relay])
      await relay.stop()
      return unwrap(await feedApi(db).scanEvents({ after: 0, limit: 1000, waitMs: 0 }, call())).events
    },
  }
}
