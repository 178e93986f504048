import type { catalogContract } from '@stoa/contracts/catalog'
import type { identityContract } from '@stoa/contracts/identity'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { Log } from '@stoa/platform/telemetry'
import type { PricingConfig } from './config.ts'
import type { ShippingPort } from './shipping/port.ts'
import type { TaxPort } from './tax/port.ts'

/** What the composition root is given. */
export type PricingDeps = {
  readonly config: PricingConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** Seals cursors. */
  readonly cursorKey: string
  readonly catalog: Pick<Api<typeof catalogContract>, 'getManyVariants'>
  readonly identity: Pick<Api<typeof identityContract>, 'completePrivacyPart'>
  /** Told when somebody else's knowledge was not to be had. */
  readonly log?: Log
  /** Somebody else's knowledge of taxes or freight, before the shop's own tables. */
  readonly tax?: TaxPort
  readonly shipping?: ShippingPort
}
