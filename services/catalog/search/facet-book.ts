import { type Queries, statement } from '@stoa/platform/db'
import type { FacetHeading, FacetValue } from '../read-model/facets-of.ts'
import { keptFor } from '../read-model/kept-for.ts'

export type KnownValue = FacetValue & { readonly id: number }
export type FacetBook = {
  /** Every heading and value, at most `maxAgeMs` old; read again when an id is asked for that is not in it. */
  read(db: Queries, needed?: (pages: FacetPages) => boolean): Promise<FacetPages>
}
export type FacetPages = {
  readonly headings: ReadonlyMap<string, FacetHeading>
  readonly byId: ReadonlyMap<number, KnownValue>
  /** Of one code, by value. */
  readonly byCode: ReadonlyMap<string, ReadonlyMap<string, KnownValue>>
}

const readHeadings = statement<FacetHeading>(
  'catalog.read-facets',
  'select code, labels, "numeric", position from facets',
)
const readValues = statement<KnownValue>(
  'catalog.read-facet-values',
  'select id, code, value, labels, number from facet_values order by id',
)

/** What the numbers in the index stand for: a few thousand rows that hardly change, kept by each instance. */
export function createFacetBook(maxAgeMs: number): FacetBook {
  const kept = keptFor(maxAgeMs, readPages)
  return {
    async read(db, needed = () => true) {
      const pages = await kept.read(db)
      if (needed(pages)) return pages
      kept.forget()
      return kept.read(db)
    },
  }
}

async function readPages(db: Queries): Promise<FacetPages> {
  const [headings, values] = await Promise.all([db.all(readHeadings), db.all(readValues)])
  const byCode = new Map<string, Map<string, KnownValue>>()
  for (const value of values) {
    const siblings = byCode.get(value.code) ?? new Map<string, KnownValue>()
    byCode.set(value.code, siblings.set(value.value, value))
  }
  return {
    headings: new Map(headings.map(heading => [heading.code, heading])),
    byId: new Map(values.map(value => [value.id, value])),
    byCode,
  }
}
