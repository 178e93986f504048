import { ordersContract, storeCreditChanged } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { Orders } from '../context.ts'
import { entryView } from './entry-view.ts'
import { creditLedger, findLedger, isOverdrawn, listEntries, openLedger, postEntry } from './ledger.ts'

const balances = statement<{ amount: number; currency: string }>(
  'orders.credit-balances',
  `select balance as amount, currency from ledgers where kind = 'store-credit' and starts_with(id, $1) order by currency`,
)

export const createGetMyStoreCredit =
  ({ db }: Orders): Handler<typeof ordersContract, 'getMyStoreCredit'> =>
  async (_input, { actor }) =>
    ok({ balances: actor.kind === 'customer' ? await db.all(balances, [`${actor.id}:`]) : [] })

export const createGetStoreCredit =
  ({ db }: Orders): Handler<typeof ordersContract, 'getStoreCredit'> =>
  async ({ customerId, currency }) => {
    const id = creditLedger(customerId, currency)
    const [ledger, entries] = await Promise.all([findLedger(db, id), listEntries(db, id)])
    return ok({
      balance: { amount: ledger?.balance ?? 0, currency },
      entries: entries.map(entryView(currency)),
    })
  }

/** The ledger's own check refuses what is not there, whoever else spends at the same moment. */
export function createGrantStoreCredit(deps: Orders): Handler<typeof ordersContract, 'grantStoreCredit'> {
  const { db, clock, ids } = deps
  const grant = command(
    db,
    { contract: ordersContract, method: 'grantStoreCredit', clock },
    async (tx, { customerId, currency, amount, reason }, call) => {
      const id = creditLedger(customerId, currency)
      await openLedger(tx, id, 'store-credit', currency)
      const by = { actor: principalOf(call.actor), at: clock.iso() }
      const kind = amount < 0 ? ('corrected' as const) : ('granted' as const)
      const left = await postEntry(tx, id, { kind, amount, reference: ids.next('crd'), reason, ...by })
      const balance = { amount: left, currency }
      const event = { aggregateId: id, aggregateVersion: clock.now(), data: { customerId, balance } }
      await emit(tx, storeCreditChanged, event, { clock, ids, call })
      return ok({ balance })
    },
  )
  return async (input, call) => {
    try {
      return await grant(input, call)
    } catch (error) {
      if (!isOverdrawn(error)) throw error
      return fail({ code: 'below_zero', detail: `There is less than ${-input.amount} to take away` })
    }
  }
}
