import type { Languages } from './product/languages.ts'

export type CatalogConfig = {
  /** The first one has every text. */
  readonly languages: Languages
}
