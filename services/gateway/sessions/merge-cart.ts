import type { cartContract } from '@stoa/contracts/cart'
import { type Call, systemActor } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import { newCall } from '@stoa/platform/contract'
import type { Log } from '@stoa/platform/telemetry'

export type MergeCart = (guestId: string, customerId: string, call: Call) => Promise<void>

type Options = {
  readonly cart: Pick<Api<typeof cartContract>, 'mergeGuestCart'>
  readonly clock: Clock
  readonly log: Log
}

const patienceMs = 2_000

/** Signing in does not wait for a cart that is away: the event of the sign-in has it merged later. */
export const mergeCart =
  ({ cart, clock, log }: Options): MergeCart =>
  async (guestId, customerId, { requestId, traceparent, signal }) => {
    const actor = systemActor('gateway:sign-in')
    const call = newCall({ actor, requestId, traceparent, signal, clock, timeoutMs: patienceMs })
    try {
      const merged = await cart.mergeGuestCart({ guestId, customerId }, call)
      if (!merged.ok) log.warn({ request_id: requestId }, 'a guest cart waits to be merged')
    } catch (error) {
      log.warn({ err: error, request_id: requestId }, 'a guest cart waits to be merged')
    }
  }
