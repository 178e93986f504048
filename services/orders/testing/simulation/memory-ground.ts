import { setImmediate } from 'node:timers/promises'
import { systemActor } from '@stoa/kernel/call'
import { createRunner, done, type MemoryTables, memoryStore, type Outcome } from '@stoa/platform/saga'
import { testClock } from '@stoa/platform/testing'
import { checkoutSaga } from '../../placing/checkout-saga.ts'
import type { Placing, PlacingBook } from '../../placing/state.ts'
import { testNeighbours } from '../neighbours.ts'
import { memoryWorld } from '../world.ts'
import { type BookedOrder, firstGiftCard, type Ground } from './ground.ts'
import { ahead, formOf, placingOf } from './plan-state.ts'

const cardId = 'card'
const rows = <V>(tables: MemoryTables, name: string): Map<string, V> => {
  tables[name] ??= new Map()
  return tables[name] as Map<string, V>
}
const balance = (tables: MemoryTables): number => rows<number>(tables, 'ledger').get(cardId) ?? firstGiftCard
const move = (tables: MemoryTables, by: number) =>
  rows<number>(tables, 'ledger').set(cardId, balance(tables) + by)

/** The changes of the own database, as maps. */
const memoryBook: PlacingBook<MemoryTables> = {
  async keepQuote() {},
  async holdTenders(tables, state): Promise<Outcome<Placing>> {
    const amount = Math.min(balance(tables), state.total)
    move(tables, -amount)
    const parts = amount > 0 ? [{ kind: 'gift-card' as const, ledgerId: cardId, amount }] : []
    return done({ ...state, due: state.total - amount, ledgerParts: parts })
  },
  async releaseTenders(tables, state) {
    for (const { amount } of state.ledgerParts) move(tables, amount)
  },
  async place(tables, state) {
    const orders = rows<BookedOrder>(tables, 'orders')
    if (orders.has(state.checkoutId)) throw new Error(`${state.checkoutId} was ordered twice`)
    const fromCard = state.ledgerParts.reduce((sum, { amount }) => sum + amount, 0)
    orders.set(state.checkoutId, {
      status: 'open',
      total: state.total,
      captured: state.captured,
      fromCard,
      told: 1,
    })
    return done({ ...state, orderNumber: state.orderId })
  },
  async cancelPlaced(tables, state) {
    const orders = rows<BookedOrder>(tables, 'orders')
    orders.set(state.checkoutId, { ...orders.get(state.checkoutId)!, status: 'cancelled' })
  },
  async captured(tables, state) {
    const orders = rows<BookedOrder>(tables, 'orders')
    orders.set(state.checkoutId, { ...orders.get(state.checkoutId)!, captured: state.captured })
    return done(state)
  },
  async onStatus() {},
}

export function memoryGround(): Ground {
  const clock = testClock()
  const world = memoryWorld()
  const store = memoryStore()
  const begun: string[] = []
  return {
    ...{ clock, world },
    async begin(plan, runner) {
      const starter = runner as ReturnType<typeof runnerOf>
      const form = formOf(plan, plan.giftCard ? [cardId] : [])
      const state = placingOf(plan, form, clock.now())
      begun.push(state.key)
      await store.tx(tx => starter.start(tx, { id: state.key, kind: 'checkout', state, later: true }))
    },
    replica: runnerOf,
    // Everything here is done in microtasks.
    rest: () => setImmediate(),
    sagaOf: store.find,
    async books() {
      const orders = Object.fromEntries(rows<BookedOrder>(store.tables, 'orders'))
      const ended = await Promise.all(begun.map(async id => [id, (await store.find(id))!.status] as const))
      return { orders, giftCard: balance(store.tables), sagas: Object.fromEntries(ended) }
    },
  }

  function runnerOf({ line, killed, aheadMs }: Parameters<Ground['replica']>[0]) {
    return createRunner<MemoryTables>({
      ...{ store, clock: ahead(clock, aheadMs), leaseMs: 45_000, random: () => 0.5, probe: killed },
      sagas: [checkoutSaga(testNeighbours(world, clock, line), memoryBook)],
      callOf: ({ id }) => ({
        ...{ caller: 'orders', actor: systemActor('orders:checkout'), requestId: id },
        deadline: clock.now() + 20_000,
      }),
    })
  }
}
