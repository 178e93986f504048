import { type Actor, principalOf } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { Orders } from '../context.ts'
import { isMark, markOf } from '../signed-text.ts'
import type { CheckoutRow } from './checkout.ts'
import { endCheckout, findCheckout } from './checkout-store.ts'

const purpose = 'checkout'

/** For who has neither a session nor a key. */
export const secretOf = ({ linkKey }: Pick<Orders, 'linkKey'>, id: string): string =>
  markOf(linkKey, purpose, id)

export const isOwner = ({ owner }: Pick<CheckoutRow, 'owner'>, actor: Actor): boolean =>
  actor.kind !== 'anonymous' && owner === principalOf(actor)

/** Somebody else's checkout does not exist for who asks. One that rested too long has expired by now. */
export async function loadCheckout(
  deps: Orders,
  actor: Actor,
  { id, secret }: { readonly id: string; readonly secret?: string },
): Promise<CheckoutRow> {
  const row = await findCheckout(deps.db, id)
  const known = secret !== undefined && isMark(deps.linkKey, purpose, id, secret)
  if (!row || !(known || isOwner(row, actor)))
    throw new PlatformError('not_found', { detail: `There is no checkout ${id} for you` })
  if (row.status !== 'open' || row.expiresAt > deps.clock.iso()) return row
  await deps.db.tx(tx => endCheckout(tx, id, 'expired'))
  return (await findCheckout(deps.db, id)) ?? row
}
