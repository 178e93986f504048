import type { BlobStore } from '@stoa/platform/blob'
import { type ConfigOf, defineConfig, integer, text } from '@stoa/platform/config'
import { pictureStore } from '@stoa/platform/media'
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
  mediaFolder: text('CATALOG_MEDIA_FOLDER', {
    description:
      'The folder of uploaded pictures. Whoever serves them names the same one (STOA_MEDIA of the storefront)',
    default: '.stoa/media',
  }),
  mediaMaxBytes: integer('CATALOG_MEDIA_MAX_BYTES', {
    description: 'How large the file of a picture may be that staff upload',
    default: 20_000_000,
    min: 1_000,
    max: 64_000_000,
  }),
  mediaMaxPixels: integer('CATALOG_MEDIA_MAX_PIXELS', {
    description: 'How many pixels it may have: a small file can unfold into gigabytes',
    default: 50_000_000,
    min: 10_000,
    max: 200_000_000,
  }),
  mediaMaxEdge: integer('CATALOG_MEDIA_MAX_EDGE', {
    description: 'A larger picture is made smaller until its longer side has so many pixels',
    default: 4096,
    min: 320,
    max: 10_000,
  }),
  mediaKeepHours: integer('CATALOG_MEDIA_KEEP_HOURS', {
    description: 'After how long an uploaded picture is deleted that nothing shows',
    default: 168,
    min: 1,
    max: 87_600,
  }),
}

export const catalogConfig = defineConfig('CATALOG_', fields)
type Fields = ConfigOf<typeof fields>
export type CatalogConfig = Pick<Fields, 'languages' | 'cacheMs'>

/** Where uploaded pictures are kept, and what is taken. */
export type PictureLibrary = {
  readonly store: BlobStore
  readonly maxBytes: number
  readonly maxPixels: number
  readonly maxEdge: number
  readonly keepHours: number
}

export const pictureLibraryOf = (config: Fields): PictureLibrary => ({
  store: pictureStore(config.mediaFolder),
  maxBytes: config.mediaMaxBytes,
  maxPixels: config.mediaMaxPixels,
  maxEdge: config.mediaMaxEdge,
  keepHours: config.mediaKeepHours,
})

/** The pattern of the field sees to it that there is a first one. */
export const languagesOf = ({ languages }: CatalogConfig): Languages => {
  const [first = 'en', ...others] = languages.split(',')
  return [first, ...others]
}
