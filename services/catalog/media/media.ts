import type { MediaItem } from '@stoa/contracts/catalog'
import type { PreparedPicture } from '@stoa/platform/media'
import type { Static } from 'typebox'
import type { Product } from '../product/product.ts'

/** A picture of the library, as staff see it. */
export type MediaEntry = Static<typeof MediaItem>
export type Shown = Product['media'][number]

const extensions = { jpeg: 'jpg', png: 'png' } as const
const ownKey = /^\/media\/([0-9a-f]{40}\.(?:jpg|png))$/

/** Named after its content: another content is another address, so that every cache may keep it for ever. */
export const keyOf = (sha256: string, format: PreparedPicture['format']): string =>
  `${sha256.slice(0, 40)}.${extensions[format]}`
export const urlOf = (key: string): string => `/media/${key}`
/** Nothing for what was not uploaded: an address elsewhere, or a file that came with the shop. */
export const uploadedKey = (url: string): string | undefined => ownKey.exec(url)?.[1]

export const uploadedKeys = (product: Pick<Product, 'media'> | undefined): string[] => [
  ...new Set(product?.media.flatMap(({ url }) => uploadedKey(url) ?? [])),
]
