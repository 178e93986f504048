import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import type { PaymentsDeps } from '../deps.ts'
import { beforeCursor, newest } from '../read-payments.ts'
import { listReconciliations, type Reconciliation } from '../store/reconciliation-store.ts'
import { reconcileProvider } from './reconcile.ts'

const day = 86_400_000

const viewOf = (found: Reconciliation) => ({ ...found, differences: [...found.differences] })

export const createReconcile =
  (deps: PaymentsDeps): Handler<typeof paymentsContract, 'reconcile'> =>
  async input => {
    const name = input.provider ?? deps.providers.standard
    const provider = deps.providers.find(name)
    if (!provider) return fail({ code: 'provider_unknown', detail: `There is no provider '${name}' here` })
    const until = input.until ?? deps.clock.iso()
    const from = input.from ?? new Date(deps.clock.now() - day).toISOString()
    return ok(viewOf(await reconcileProvider(deps, provider, { from, until })))
  }

export const createListReconciliations =
  (deps: PaymentsDeps): Handler<typeof paymentsContract, 'listReconciliations'> =>
  async ({ limit = 20, cursor }) => {
    const before = cursor === undefined ? newest : decodeCursor(deps.cursorKey, cursor, beforeCursor)
    const rows = await listReconciliations(deps.db, before, limit + 1)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next = rows.length > limit && last ? { at: last.at, id: last.id } : undefined
    return ok({ items: items.map(viewOf), ...(next && { next: encodeCursor(deps.cursorKey, next) }) })
  }
