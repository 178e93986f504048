import { type ConfigOf, defineConfig, integer, text } from '@stoa/platform/config'
import type { Languages } from './product/languages.ts'

const tag = '[a-z]{2,3}(-[A-Za-z0-9]{2,8})*'

const fields = {
  languages: text('CATALOG_LANGUAGES', {
    description:
      'Languages of the shop, separated by commas. The first one has every text, the others fall back to it',
    default: 'en,de',
    pattern: new RegExp(`^${tag}(,${tag})*$`),
  }),
  cacheMs: integer('CATALOG_CACHE_MS', {
    description:
      'After how long at the latest a change is seen in lists, searches and categories. Product pages and what carts and checkouts ask for are never kept',
    default: 1000,
    min: 0,
    max: 60_000,
  }),
}

export const catalogConfig = defineConfig('CATALOG_', fields)
export type CatalogConfig = ConfigOf<typeof fields>

/** The pattern of the field sees to it that there is a first one. */
export const languagesOf = ({ languages }: CatalogConfig): Languages => {
  const [first = 'en', ...others] = languages.split(',')
  return [first, ...others]
}
