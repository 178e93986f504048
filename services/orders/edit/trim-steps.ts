import { PlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { done, type Step } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { allocateParcel } from '../ship/allocate-parcel.ts'
import type { Editing, Removed, Trim } from './editing.ts'

/**
 * A reservation gives back all or nothing, so single units leave it and return to the shelf. Which ones is written down
 * first: once they have left, nothing else tells where they came from. From the end of the allocations, because parcels
 * are taken from their beginning.
 */
export const planStep = ({ inventory }: OrdersOptions): Step<Editing, Tx> => ({
  name: 'plan',
  when: ({ removed }) => removed.length > 0,
  async act(state, { call }) {
    const trims: Trim[] = []
    for (const [id, wanted] of Map.groupBy(state.removed, ({ reservationId }) => reservationId)) {
      const { allocations } = unwrap(await inventory.getReservation({ id }, call))
      trims.push(...trimsOf(id, wanted, allocations))
    }
    return done({ ...state, trims })
  },
})

type Allocations = Parameters<typeof allocateParcel>[1]

const trimsOf = (reservationId: string, wanted: readonly Removed[], allocations: Allocations): Trim[] =>
  allocateParcel(wanted, allocations.toReversed()).map(part => ({ ...part, reservationId }))

export const trimStep = ({ inventory }: OrdersOptions): Step<Editing, Tx> => ({
  name: 'trim',
  when: ({ removed }) => removed.length > 0,
  async act(state, { call }) {
    for (const [i, { sku, quantity, reservationId, locationId }] of (state.trims ?? []).entries()) {
      const key = `${state.editId}:${i + 1}`
      const lines = [{ sku, locationId, quantity }]
      const gone = await inventory.shipReservation({ id: reservationId, shipmentId: key, lines }, call)
      if (!gone.ok) throw new PlatformError('conflict', { detail: gone.error.detail })
      const back = { sku, locationId, kind: 'returned' as const, quantity, reference: state.editId }
      const put = await inventory.adjustStock(back, { ...call, idempotencyKey: key })
      if (!put.ok) throw new PlatformError('conflict', { detail: put.error.detail })
    }
    return done(state)
  },
})
