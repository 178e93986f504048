import { systemActor } from '@stoa/kernel/call'
import { type Db, sql, type Tx } from '@stoa/platform/db'
import { createRunner, postgresStore, type SagaRunner } from '@stoa/platform/saga'
import { testClock } from '@stoa/platform/testing'
import { insertCheckout } from '../../checkout/checkout-store.ts'
import { quoteInputOf } from '../../checkout/quote.ts'
import { insertCard } from '../../ledger/gift-card-store.ts'
import { openLedger, postEntry } from '../../ledger/ledger.ts'
import { checkoutSaga } from '../../placing/checkout-saga.ts'
import { postgresBook } from '../../placing/postgres-book.ts'
import { testNeighbours } from '../neighbours.ts'
import { priceOf } from '../pricing.ts'
import { emptyWorld, postgresWorld } from '../world.ts'
import { countingWork } from './counting-work.ts'
import { type BookedOrder, firstGiftCard, type Ground } from './ground.ts'
import { ahead, formOf, placingOf } from './plan-state.ts'

/** The same ground on real tables; each seed has checkouts and a gift card of its own. */
export async function postgresGround(ordersDb: Db, worldsDb: Db, seed: number): Promise<Ground> {
  const work = countingWork()
  const [orders, worldDb] = [work.over(ordersDb), work.over(worldsDb)]
  const cardId = `gfc_${String(seed).padStart(26, '0')}`
  const checkouts: string[] = []
  const clock = testClock()
  const ids = { next: (prefix: string) => `${prefix}_${crypto.randomUUID()}` }
  const world = postgresWorld(worldDb)
  await worldDb.run(sql`update world set doc = ${JSON.stringify(emptyWorld())}`)
  await orders.tx(async tx => {
    const at = clock.iso()
    await openLedger(tx, cardId, 'gift-card', 'EUR')
    await insertCard(tx, {
      id: cardId,
      code: `SIMULATED-${seed}`,
      initial: firstGiftCard,
      expiresAt: null,
      createdAt: at,
      orderId: null,
      source: null,
    })
    const entry = { kind: 'issued' as const, amount: firstGiftCard, reference: 'seed' }
    await postEntry(tx, cardId, { ...entry, reason: '', actor: 'test', at })
  })
  return {
    ...{ clock, world },
    async begin(plan, runner) {
      checkouts.push(plan.id)
      const form = formOf(plan, plan.giftCard ? [cardId] : [])
      const state = placingOf(plan, form, clock.now())
      await orders.tx(async tx => {
        const row = {
          id: plan.id,
          owner: state.owner,
          cartId: null,
          channel: 'default',
          currency: 'EUR',
          form,
        }
        const quote = priceOf(quoteInputOf(form, 'default', 'EUR'))
        const told = { id: ids.next('evt'), data: { checkoutId: row.id }, traceparent: undefined }
        await insertCheckout(tx, { ...row, quote, expiresAt: clock.iso(), createdAt: clock.iso() }, told)
        await tx.run(sql`update checkouts set status = 'completing', attempt = 1 where id = ${plan.id}`)
        const start = { id: state.key, kind: 'checkout', state, later: true as const }
        await (runner as SagaRunner<Tx>).start(tx, start)
      })
    },
    rest: work.rest,
    sagaOf: postgresStore(orders).find,
    replica: ({ line, killed, aheadMs }) =>
      createRunner<Tx>({
        ...{ store: postgresStore(orders), clock: ahead(clock, aheadMs), leaseMs: 45_000 },
        ...{ random: () => 0.5, probe: killed },
        sagas: [
          checkoutSaga(
            testNeighbours(world, clock, line),
            postgresBook({ clock, ids, linkKey: 'a key', config: { giftCardPrefix: 'GIFTCARD' } }),
          ),
        ],
        callOf: ({ id }) => ({
          ...{ caller: 'orders', actor: systemActor('orders:checkout'), requestId: id },
          deadline: clock.now() + 20_000,
        }),
      }),
    books: () => readBooks(orders, checkouts, cardId),
  }
}

type OrderRow = {
  id: string
  status: string
  total: number
  tenders: { kind: string; captured: number }[]
  told: number
}

async function readBooks(orders: Db, checkouts: readonly string[], cardId: string) {
  const rows = await orders.all<OrderRow>(
    sql`select checkout_id as id, status, total, doc -> 'tenders' as tenders,
               (select count(*)::int from outbox
                 where type = 'orders.order-placed' and data ->> 'checkoutId' = checkout_id) as told
          from orders where checkout_id = any(${checkouts}) order by id`,
  )
  const { balance } = await orders.one<{ balance: number }>(
    sql`select balance from ledgers where id = ${cardId}`,
  )
  const sum = (tenders: OrderRow['tenders'], kind: string) =>
    tenders.filter(tender => tender.kind === kind).reduce((total, { captured }) => total + captured, 0)
  const booked = rows.map(({ id, status, total, tenders, told }): [string, BookedOrder] => [
    id,
    { status, total, captured: sum(tenders, 'payment'), fromCard: sum(tenders, 'gift-card'), told },
  ])
  const keys = checkouts.map(id => `${id}:1`)
  const sagas = await orders.all<{ id: string; status: string }>(
    sql`select id, status from sagas where id = any(${keys}) order by id`,
  )
  return {
    ...{ orders: Object.fromEntries(booked), giftCard: balance },
    sagas: Object.fromEntries(sagas.map(({ id, status }) => [id, status])),
  }
}
