import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { CatalogConfig } from './config.ts'

/** What the use cases of this service work with. */
export type CatalogDeps = {
  readonly config: CatalogConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** Seals cursors. */
  readonly cursorKey: string
}
