import { type Actor, principalOf } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { Queries } from '@stoa/platform/db'
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

export type AskedCheckout = { readonly id: string; readonly secret?: string }

export const isVisible = (
  row: CheckoutRow,
  { linkKey }: Pick<Orders, 'linkKey'>,
  actor: Actor,
  { id, secret }: AskedCheckout,
): boolean => (secret !== undefined && isMark(linkKey, purpose, id, secret)) || isOwner(row, actor)

/** Somebody else's checkout does not exist for who asks. */
export async function findVisible(
  db: Queries,
  deps: Pick<Orders, 'linkKey'>,
  actor: Actor,
  asked: AskedCheckout,
): Promise<CheckoutRow> {
  const { id } = asked
  const row = await findCheckout(db, id)
  if (row && isVisible(row, deps, actor, asked)) return row
  throw new PlatformError('not_found', { detail: `There is no checkout ${id} for you` })
}

export const hasRested = (
  { status, expiresAt }: Pick<CheckoutRow, 'status' | 'expiresAt'>,
  { clock }: Pick<Orders, 'clock'>,
): boolean => status === 'open' && expiresAt <= clock.iso()

/** One that rested too long has expired by now. */
export async function loadCheckout(deps: Orders, actor: Actor, asked: AskedCheckout): Promise<CheckoutRow> {
  const row = await findVisible(deps.db, deps, actor, asked)
  if (!hasRested(row, deps)) return row
  await deps.db.tx(tx => endCheckout(tx, asked.id, 'expired'))
  return (await findCheckout(deps.db, asked.id)) ?? row
}
