import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import type { WhoIsIt } from '../credentials/who-is-it.ts'
import type { MergeCart } from './merge-cart.ts'
import type { Visits } from './visit.ts'

export type SessionDeps = {
  readonly identity: Api<typeof identityContract>
  readonly who: Pick<WhoIsIt, 'forget'>
  readonly visits: Visits
  /** The guest that this browser was until now. */
  readonly guestOf: () => Promise<string | undefined>
  readonly mergeCart: MergeCart
}

/** Signing in is nobody's act until it has succeeded; the actor of the request has no part in it. */
export const asNobody = (call: Call): Call => ({ ...call, actor: { kind: 'anonymous' } })
