import { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Orders } from '../context.ts'
import type { CheckoutRow } from './checkout.ts'
import { loadCheckout } from './checkout-access.ts'
import { writeCheckout } from './checkout-store.ts'
import { showCheckout } from './checkout-view.ts'
import { fillForm } from './fill-form.ts'
import { holdGoods } from './hold-goods.ts'
import type { KeptCheckouts } from './kept-checkouts.ts'
import { quoteInputOf } from './quote.ts'

export const createGetCheckout =
  (deps: Orders): Handler<typeof ordersContract, 'getCheckout'> =>
  async (input, { actor }) =>
    ok(await showCheckout(deps.db, await loadCheckout(deps, actor, input)))

export const createUpdateCheckout =
  (deps: Orders, kept: KeptCheckouts): Handler<typeof ordersContract, 'updateCheckout'> =>
  async (input, call) => {
    const { id, secret: _, ...fields } = input
    const row = await loadCheckout(deps, call.actor, input)
    if (row.status !== 'open') return fail(closedOr(row))
    if (call.ifMatch !== undefined && call.ifMatch !== row.version) throw changed(id)
    const form = await holdGoods(deps, await fillForm(deps, row.form, fields, row.currency), row, call)
    const quoted = await deps.pricing.quote(quoteInputOf(form, row.channel, row.currency), call)
    if (!quoted.ok) throw new PlatformError('upstream_failed', { detail: 'The price could not be computed' })
    const expiresAt = new Date(deps.clock.now() + deps.config.checkoutMinutes * 60_000).toISOString()
    const written = { form, quote: quoted.value, expiresAt, owner: row.owner }
    const write = command(
      deps.db,
      { contract: ordersContract, method: 'updateCheckout', clock: deps.clock },
      async tx => {
        kept.take(id)
        const next = await writeCheckout(tx, id, row.version, written)
        if (!next) throw changed(id)
        return ok(await showCheckout(tx, next))
      },
    )
    return write(input, call)
  }

const changed = (id: string) =>
  new PlatformError('precondition_failed', { detail: `The checkout ${id} has changed meanwhile: look again` })

function closedOr({ id, status }: CheckoutRow) {
  const busy = status === 'completing' || status === 'requires_action'
  const code = busy ? ('checkout_busy' as const) : ('checkout_closed' as const)
  return { code, detail: `The checkout ${id} is ${status}` }
}
