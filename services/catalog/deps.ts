import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db, Tx } from '@stoa/platform/db'
import type { CatalogConfig, PictureLibrary } from './config.ts'
import type { Languages } from './product/languages.ts'
import type { RebuildScope } from './read-model/rebuild.ts'

/** What the composition root is given. */
export type CatalogOptions = {
  readonly config: CatalogConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** Seals cursors. */
  readonly cursorKey: string
  /** Without one nothing can be uploaded. */
  readonly pictures?: PictureLibrary
}

/** What the use cases work with. */
export type CatalogDeps = Omit<CatalogOptions, 'config'> & {
  readonly config: { readonly languages: Languages; readonly cacheMs: number }
}

/** Work for later, planned in the caller's transaction. */
export type Plans = {
  publishAt(tx: Tx, productId: string, at: string): Promise<void>
  rebuild(tx: Tx, scope: RebuildScope): Promise<void>
  runImport(tx: Tx, importId: string): Promise<void>
}
