import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { Lately } from '@stoa/platform/lately'
import type { Log } from '@stoa/platform/telemetry'
import type { CartConfig } from './config.ts'
import type { CreatedCounter } from './created/created-counter.ts'
import type { RuleBook } from './rules/rule-book.ts'
import type { CartState } from './state/cart-state.ts'
import type { CartStore } from './store/port.ts'

/** What the composition root is given. */
export type CartOptions = {
  readonly config: CartConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Pick<Log, 'warn'>
  /** Seals cursors. */
  readonly cursorKey: string
  /** Tokens of carts that were opened under an Idempotency-Key are derived from it, so that a repeated call has the same. */
  readonly tokenKey: string
  readonly pricing: Pick<Api<typeof pricingContract>, 'quote'>
  readonly inventory: Pick<Api<typeof inventoryContract>, 'getManyAvailability'>
  readonly identity: Pick<Api<typeof identityContract>, 'completePrivacyPart'>
}

/** What the use cases work with. */
export type CartDeps = CartOptions & {
  readonly store: CartStore
  readonly rules: RuleBook
  readonly created: CreatedCounter
  /** Carts as this process wrote them last. A change may begin with one: its version says whether that is still so. */
  readonly written: Lately<CartState>
}

const day = 86_400_000

/** Each change starts the time anew. */
export const stamp = ({ config, clock }: CartDeps, owner: string | undefined) => ({
  updatedAt: clock.iso(),
  expiresAt: new Date(
    clock.now() + (owner?.startsWith('customer:') ? config.customerDays : config.guestDays) * day,
  ).toISOString(),
})
