import type { catalogContract } from '@stoa/contracts/catalog'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { RecommendationsConfig } from './config.ts'

export type RecommendationsDeps = {
  readonly config: RecommendationsConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** Seals cursors. */
  readonly cursorKey: string
  readonly catalog: Pick<Api<typeof catalogContract>, 'getManyProducts' | 'getManyVariants' | 'listProducts'>
  readonly orders: Pick<Api<typeof ordersContract>, 'scanBaskets'>
}
