import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { Log, Telemetry } from '@stoa/platform/telemetry'
import type { OrdersConfig } from './config.ts'
import type { Neighbours } from './neighbours.ts'

/** What the composition root is given. */
export type OrdersOptions = Neighbours & {
  readonly config: OrdersConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly telemetry: Telemetry
  /** Seals cursors. */
  readonly cursorKey: string
  /** Signs links to orders and the secrets of anonymous checkouts. */
  readonly linkKey: string
}
