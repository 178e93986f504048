import { inventoryContract } from '@stoa/contracts/inventory'
import { principalOf } from '@stoa/kernel/call'
import type { InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { isDbError, type Tx } from '@stoa/platform/db'
import type { InventoryDeps } from './deps.ts'
import { announce, lockOnHand, moveOnHand } from './level-store.ts'
import { findItem } from './stock-store.ts'

type Adjustment = Pick<InputOf<(typeof inventoryContract)['methods']['adjustStock']>, 'kind' | 'quantity'>
type Refusal = { code: 'below_zero'; detail: string }

/** What is on the shelf afterwards: a count replaces, everything else adds. */
export function decideOnHand(
  onHand: number,
  { kind, quantity }: Adjustment,
): Result<{ after: number; delta: number }, Refusal> {
  const after = kind === 'counted' ? quantity : onHand + quantity
  if (after < 0) {
    return fail({ code: 'below_zero', detail: `${onHand} on hand, ${quantity} asked: that leaves ${after}` })
  }
  return ok({ after, delta: after - onHand })
}

export const createAdjust = (deps: InventoryDeps) =>
  command(
    deps.db,
    { contract: inventoryContract, method: 'adjustStock', clock: deps.clock },
    async (tx, input, call) => {
      if (!(await findItem(tx, input.sku)))
        throw new PlatformError('not_found', { detail: `There is no SKU ${input.sku}` })
      const onHand = await lockOnHand(tx, input.sku, input.locationId)
      if (onHand === undefined) {
        return fail({ code: 'unknown_location' as const, detail: `There is no location ${input.locationId}` })
      }
      const decision = decideOnHand(onHand, input)
      if (!decision.ok) return decision
      const at = deps.clock.iso()
      try {
        await moveOnHand(tx, {
          ...{ sku: input.sku, locationId: input.locationId, kind: input.kind },
          ...{ delta: decision.value.delta, onHandAfter: decision.value.after },
          ...{
            reason: input.reason ?? '',
            reference: input.reference ?? '',
            actor: principalOf(call.actor),
            at,
          },
        })
      } catch (error) {
        if (!isPromised(error)) throw error
        return fail({
          code: 'promised_more' as const,
          detail: `More than ${decision.value.after} are promised at ${input.locationId}`,
        })
      }
      await announce(tx, [input.sku], deps.ids.next('evt'), at)
      return ok(await itemNow(tx, input.sku))
    },
  )

export const isPromised = (error: unknown): boolean =>
  isDbError(error, 'db_constraint') && error.constraint === 'never_oversold'

export async function itemNow(tx: Tx, sku: string) {
  const item = await findItem(tx, sku)
  if (!item) throw new PlatformError('not_found', { detail: `There is no SKU ${sku}` })
  return item
}
