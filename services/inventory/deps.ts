import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { InventoryConfig } from './config.ts'

export type InventoryDeps = {
  readonly config: InventoryConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly cursorKey: string
}
