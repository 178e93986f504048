import { createHash } from 'node:crypto'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Orders } from '../context.ts'
import type { CheckoutForm, CheckoutLine, CheckoutRow, ProblemView } from './checkout.ts'

type Holding = Pick<Orders, 'inventory' | 'config' | 'clock' | 'ids'>
type Known = Pick<CheckoutRow, 'form' | 'attempt'>
type Shortage = { readonly sku: string; readonly requested: number; readonly available: number }

/**
 * Goods that an open checkout holds, where the shop wants that from the start. What it holds already is held for
 * longer, or makes room for what is in the cart now; the saga takes its place when the checkout is completed.
 */
export async function holdGoods(
  deps: Holding,
  { hold: _, shortages: __, ...form }: CheckoutForm,
  known: Known | undefined,
  call: Call,
): Promise<CheckoutForm> {
  if (deps.config.holdAt !== 'start') return form
  const before = known?.form.hold
  const attempt = known?.attempt ?? 0
  const { holdSeconds } = deps.config
  if (before && sameLines(known.form.lines, form.lines)) {
    const longer = await deps.inventory.extendReservation({ id: before.id, holdSeconds }, call)
    if (longer.ok) return { ...form, hold: { id: before.id, until: longer.value.expiresAt, attempt } }
  }
  const lines = form.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const asked = { id: holdId(deps, call), lines, holdSeconds, ...(before && { replaces: before.id }) }
  const held = await deps.inventory.reserve(asked, call)
  if (held.ok) return { ...form, hold: { id: held.value.id, until: held.value.expiresAt, attempt } }
  if (held.error.code !== 'insufficient_stock') return form
  return {
    ...form,
    ...(before && { hold: before }),
    shortages: outOfStock(form.lines, held.error.data?.shortages ?? []),
  }
}

export const outOfStock = (lines: readonly CheckoutLine[], shortages: readonly Shortage[]): ProblemView[] =>
  shortages.map(({ sku, requested, available }) => {
    const lineId = lines.find(line => line.sku === sku)?.lineId
    const detail = `${requested} of ${sku} asked, ${available} there`
    return { code: 'out_of_stock', detail, ...(lineId !== undefined && { lineId }) }
  })

/** A start that is repeated under its key finds what the first one held. */
function holdId({ ids }: Holding, { actor, idempotencyKey }: Call): string {
  if (idempotencyKey === undefined) return ids.next('hold')
  const print = createHash('sha256')
    .update(`${principalOf(actor)}\0${idempotencyKey}`)
    .digest('hex')
  return `hold_${print.slice(0, 32)}`
}

const amounts = (lines: readonly CheckoutLine[]): string =>
  lines
    .map(({ sku, quantity }) => `${sku} ${quantity}`)
    .sort()
    .join(' ')
const sameLines = (a: readonly CheckoutLine[], b: readonly CheckoutLine[]): boolean =>
  amounts(a) === amounts(b)
