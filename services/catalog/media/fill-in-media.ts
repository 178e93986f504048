import { type Queries, statement } from '@stoa/platform/db'
import type { Change, Problem, Product } from '../product/product.ts'
import { type Shown, uploadedKey, uploadedKeys } from './media.ts'
import type { MediaRow } from './media-store.ts'

type Details = Pick<MediaRow, 'key' | 'width' | 'height' | 'colour' | 'placeholder' | 'alt' | 'focal'>

/** Held until the product is saved, so that nobody deletes what it is about to show. */
const hold = statement<Details>(
  'catalog.hold-media',
  `select key, width, height, colour, placeholder, alt, focal from media where key = any($1) order by key for key share`,
)

export type FilledIn = {
  readonly changes: Change[]
  /** By product id: pictures that are not in the library. */
  readonly problems: ReadonlyMap<string, Problem[]>
}

/** What the library knows of uploaded pictures is told by the products that show them, unless they tell it themselves. */
export async function fillInMedia(db: Queries, changes: readonly Change[]): Promise<FilledIn> {
  const touched = changes.filter(({ before, after }) => after && !sameMedia(before, after))
  const keys = [...new Set(touched.flatMap(({ after }) => uploadedKeys(after)))]
  if (keys.length === 0) return { changes: [...changes], problems: new Map() }
  const known = new Map((await db.all(hold, [keys])).map(row => [row.key, row]))
  const problems = touched.flatMap(({ after }) => {
    const missing = missingFrom(after!, known)
    return missing.length > 0 ? [[after!.id, missing] as const] : []
  })
  const filled = changes.map(change =>
    touched.includes(change) ? { ...change, after: fillIn(change.after!, known) } : change,
  )
  return { changes: filled, problems: new Map(problems) }
}

const sameMedia = (before: Product | undefined, after: Product): boolean =>
  JSON.stringify(before?.media ?? []) === JSON.stringify(after.media)

const missingFrom = ({ media }: Product, known: ReadonlyMap<string, Details>): Problem[] =>
  media.flatMap(({ url }, index) => {
    const key = uploadedKey(url)
    return key === undefined || known.has(key)
      ? []
      : [{ pointer: `/media/${index}/url`, detail: 'is no picture of the library: upload it first' }]
  })

function fillIn(product: Product, known: ReadonlyMap<string, Details>): Product {
  const media = product.media.map((shown): Shown => {
    const key = uploadedKey(shown.url)
    const details = key === undefined ? undefined : known.get(key)
    if (!details) return shown
    const { width, height, colour, placeholder, alt, focal } = details
    const told = { ...(Object.keys(alt).length > 0 ? { alt } : {}), ...(focal ? { focal } : {}) }
    return { ...told, ...shown, width, height, colour, placeholder }
  })
  return { ...product, media }
}
