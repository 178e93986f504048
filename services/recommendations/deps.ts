import type { catalogContract } from '@stoa/contracts/catalog'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import type { Db } from '@stoa/platform/db'
import type { RecommendationsConfig } from './config.ts'

export type RecommendationsDeps = {
  readonly config: RecommendationsConfig
  readonly db: Db
  readonly clock: Clock
  /** Seals cursors. */
  readonly cursorKey: string
  readonly catalog: Pick<Api<typeof catalogContract>, 'getManyProducts' | 'getManyVariants'>
}
