import type { SearchEntry } from '../read-model/search-entry.ts'
import { textConfig } from './text-config.ts'

export const buckets = 256

export type IndexRow = {
  readonly productId: string
  readonly language: string
  readonly config: string
  readonly version: number
  readonly listedAt: string
  readonly inStock: boolean
  readonly title: string
  readonly keywords: string
  readonly description: string
  readonly lexemes: string[]
  readonly facets: number[]
  readonly packed: string
  readonly amounts: SearchEntry['amounts']
  readonly words: string[]
}

/** `idOf` knows the number of a facet value. */
export function indexRow(entry: SearchEntry, idOf: (code: string, value: string) => number): IndexRow {
  const values = [...new Set(entry.facets.values.map(({ code, value }) => idOf(code, value)))]
  const facets = [...values, ...entry.scopes.map(scope => -scope)]
  return {
    productId: entry.productId,
    language: entry.language,
    config: textConfig(entry.language),
    version: entry.version,
    listedAt: entry.listedAt,
    inStock: entry.inStock,
    title: entry.title,
    keywords: entry.keywords,
    description: entry.description,
    lexemes: [
      `~l:${entry.language}`,
      `~b:${bucketOf(entry.productId)}`,
      ...entry.scopes.map(scope => `~c:${scope}`),
      ...entry.tags.map(tag => `~t:${tag}`),
      ...values.map(id => `~f:${id}`),
      ...entry.skus.map(sku => `~s:${sku}`),
    ],
    facets,
    packed: packFacets(facets),
    amounts: entry.amounts,
    words: entry.words,
  }
}

/** A count, then four bytes each, as PostgreSQL writes bytes. */
export function packFacets(facets: readonly number[]): string {
  const bytes = Buffer.alloc(4 + 4 * facets.length)
  bytes.writeInt32BE(facets.length, 0)
  for (const [index, facet] of facets.entries()) bytes.writeInt32BE(facet, 4 + 4 * index)
  return `\\x${bytes.toString('hex')}`
}

/** FNV-1a: spreads evenly whatever order the ids come in. */
export function bucketOf(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (buckets - 1)
}
