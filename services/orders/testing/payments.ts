import { fail, ok } from '@stoa/kernel/result'
import type { Neighbours } from '../neighbours.ts'
import type { TestPayment, World, WorldDoc } from './world.ts'

type Clock = { now(): number; iso(): string }
const actionMs = 600_000

/** Tokens decide: approve, decline, 3ds (until the buyer passes), lapse (approved, and refused at capture). */
const first = (token: string): TestPayment['status'] =>
  token === 'decline' ? 'failed' : token === '3ds' ? 'requires_action' : 'authorised'

export const testPayments = (world: World, clock: Clock): Neighbours['payments'] => {
  const view = (id: string, payment: TestPayment) => {
    const { amount, currency, status, captured, refunded } = payment
    const money = (value: number) => ({ amount: value, currency })
    const live = status === 'authorised' || status === 'captured'
    return {
      ...{ id, orderRef: id, provider: 'testbank', channel: 'default', status, amount: money(amount) },
      ...{
        authorised: money(live ? amount : 0),
        capturable: money(status === 'authorised' ? amount - captured : 0),
      },
      ...{ captured: money(captured), refunded: money(refunded), refundable: money(captured - refunded) },
      ...{ multiCapture: true, version: 1, createdAt: clock.iso(), updatedAt: clock.iso() },
      ...(status === 'requires_action' && {
        action: {
          kind: 'redirect',
          url: 'https://bank.test/3ds',
          expiresAt: new Date(clock.now() + actionMs).toISOString(),
        },
      }),
      ...(status === 'failed' && {
        failure: { code: 'card_declined', detail: 'The card was declined', retry: true },
      }),
    }
  }
  const unknown = (id: string) => fail({ code: 'payment_unknown' as const, detail: id })
  const isNew = (payment: TestPayment, operation: string): boolean => {
    if (payment.operations.includes(operation)) return false
    payment.operations.push(operation)
    return true
  }
  const capture = (doc: WorldDoc, id: string, operation: string, amount: number) => {
    const payment = doc.payments[id]
    if (!payment) return unknown(id)
    if (payment.token === 'lapse')
      return fail({ code: 'declined' as const, detail: 'The authorisation lapsed' })
    if (payment.operations.includes(operation)) return ok(view(id, payment))
    const capturable = payment.status === 'authorised' || payment.status === 'captured'
    if (!capturable || payment.captured + amount > payment.amount)
      return fail({ code: 'not_capturable' as const, detail: payment.status })
    isNew(payment, operation)
    payment.captured += amount
    payment.status = payment.captured === payment.amount ? 'captured' : 'authorised'
    return ok(view(id, payment))
  }
  return {
    createPayment: ({ id, amount, instrument }) =>
      world.transact(doc => {
        const token = instrument.token ?? 'approve'
        const known = doc.payments[id]
        if (known?.status === 'voided') return fail({ code: 'payment_differs' as const, detail: 'voided' })
        doc.payments[id] ??= {
          ...{ amount: amount.amount, currency: amount.currency, token, status: first(token) },
          ...{ captured: 0, refunded: 0, operations: [] },
        }
        return ok(view(id, doc.payments[id]))
      }),
    capture: ({ paymentId, operationId, amount }) =>
      world.transact(doc =>
        capture(doc, paymentId, operationId, amount?.amount ?? doc.payments[paymentId]?.amount ?? 0),
      ),
    voidPayment: ({ paymentId }) =>
      world.transact(doc => {
        const none = { amount: 0, currency: 'EUR', token: '', captured: 0, refunded: 0, operations: [] }
        doc.payments[paymentId] ??= { ...none, status: 'voided' }
        const payment = doc.payments[paymentId]
        if (payment.captured >= payment.amount && payment.captured > 0)
          return fail({ code: 'not_voidable' as const, detail: 'captured' })
        if (payment.status !== 'failed') payment.status = 'voided'
        return ok(view(paymentId, payment))
      }),
    refund: ({ paymentId, operationId, amount }) =>
      world.transact(doc => {
        const payment = doc.payments[paymentId]
        if (!payment) return unknown(paymentId)
        if (payment.operations.includes(operationId)) return ok(view(paymentId, payment))
        if (payment.refunded + amount.amount > payment.captured)
          return fail({ code: 'not_refundable' as const, detail: 'more than is left' })
        isNew(payment, operationId)
        payment.refunded += amount.amount
        return ok(view(paymentId, payment))
      }),
    refreshPayment: ({ paymentId }) =>
      world.transact(doc =>
        doc.payments[paymentId] ? ok(view(paymentId, doc.payments[paymentId])) : unknown(paymentId),
      ),
    getPayment: ({ paymentId }) =>
      world.transact(doc =>
        doc.payments[paymentId] ? ok(view(paymentId, doc.payments[paymentId])) : unknown(paymentId),
      ),
  }
}
