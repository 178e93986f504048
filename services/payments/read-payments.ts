import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { PaymentsDeps } from './deps.ts'
import { refresh, refreshIfUnknown } from './operate/resolve.ts'
import { viewOf } from './payment.ts'
import { isOutcomeUnknown } from './provider/provider.ts'
import { findPayment, findPayments, listPayments } from './store/payment-store.ts'

type Payments = typeof paymentsContract
export const beforeCursor = Type.Object({ at: Type.String(), id: Type.String() })
/** Later than any row. */
export const newest = { at: 'infinity', id: '' }

const unknown = (id: string) =>
  fail({ code: 'payment_unknown' as const, detail: `There is no payment ${id}` })

export const createGetPayment =
  (deps: PaymentsDeps): Handler<Payments, 'getPayment'> =>
  async ({ paymentId }, call) => {
    const payment = await findPayment(deps.db, paymentId)
    return payment ? ok(viewOf(await refreshIfUnknown(deps, payment, call))) : unknown(paymentId)
  }

export const createGetManyPayments =
  (deps: PaymentsDeps): Handler<Payments, 'getManyPayments'> =>
  async ({ ids }) =>
    ok({ items: (await findPayments(deps.db, ids)).map(viewOf) })

export const createRefreshPayment =
  (deps: PaymentsDeps): Handler<Payments, 'refreshPayment'> =>
  async ({ paymentId }, call) => {
    const payment = await findPayment(deps.db, paymentId)
    if (!payment) return unknown(paymentId)
    try {
      return ok(viewOf(await refresh(deps, payment, call)))
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error
      return fail({ code: 'outcome_unknown', detail: `The provider ${payment.provider} does not answer` })
    }
  }

export const createListPayments =
  (deps: PaymentsDeps): Handler<Payments, 'listPayments'> =>
  async ({ limit = 20, cursor, orderRef, status }) => {
    const before = cursor === undefined ? newest : decodeCursor(deps.cursorKey, cursor, beforeCursor)
    const rows = await listPayments(deps.db, before, { orderRef, status }, limit + 1)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next = rows.length > limit && last ? { at: last.createdAt, id: last.id } : undefined
    return ok({ items: items.map(viewOf), ...(next && { next: encodeCursor(deps.cursorKey, next) }) })
  }

export const missing = (id: string) => new PlatformError('not_found', { detail: `There is no payment ${id}` })
