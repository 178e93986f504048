import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { type MediaEntry, urlOf } from './media.ts'

export type MediaRow = {
  id: string
  key: string
  file_name: string
  content_type: string
  bytes: number
  width: number
  height: number
  colour: string
  placeholder: string
  alt: Record<string, string>
  focal: { x: number; y: number } | null
  version: number
  created_at: string
  products: number
}

const columns = `id, key, file_name, content_type, bytes, width, height, colour, placeholder, alt, focal, version, created_at,
  (select count(*)::int from media_uses u where u.key = m.key) as products`

const takeTurn = statement(
  'catalog.media-turn',
  `select pg_advisory_xact_lock(hashtextextended('catalog.media ' || $1, 0))`,
)
const bySent = statement<{ key: string }>(
  'catalog.find-sent-media',
  'select key from media where sent_sha256 = $1 order by id limit 1',
)
const byKey = statement<MediaRow>(
  'catalog.find-media-by-key',
  `select ${columns} from media m where key = $1`,
)
const byIds = statement<MediaRow>('catalog.load-media', `select ${columns} from media m where id = any($1)`)
const lockOne = statement('catalog.lock-media', 'select from media where id = $1 for update')
const insert = statement(
  'catalog.insert-media',
  `insert into media (id, key, sent_sha256, file_name, content_type, bytes, width, height, colour, placeholder, created_at, touched_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
)
const touch = statement('catalog.touch-media', 'update media set touched_at = $2 where key = $1')
const update = statement(
  'catalog.update-media',
  'update media set file_name = $2, alt = $3, focal = $4, version = $5 where id = $1',
)
const page = statement<MediaRow>(
  'catalog.list-media',
  `select ${columns} from media m
    where ($1::text is null or file_name ilike $1)
      and (not $2 or not exists (select from media_uses u where u.key = m.key))
      and (created_at, id) < ($3::timestamptz, $4)
    order by created_at desc, id desc limit $5`,
)

/** Uploads and deletions of one content take turns: the row and the content come and go together. */
export const lockContent = (tx: Tx, key: string): Promise<unknown> => tx.all(takeTurn, [key])
export const findSent = async (db: Queries, sha256: string): Promise<string | undefined> =>
  (await db.maybe(bySent, [sha256]))?.key
export const findByKey = (db: Queries, key: string): Promise<MediaRow | undefined> => db.maybe(byKey, [key])
export const loadMedia = (db: Queries, ids: readonly string[]): Promise<MediaRow[]> => db.all(byIds, [ids])
export const touchMedia = (tx: Tx, key: string, now: string): Promise<number> => tx.run(touch, [key, now])

export async function lockMedia(tx: Tx, id: string): Promise<MediaRow | undefined> {
  await tx.all(lockOne, [id])
  return (await loadMedia(tx, [id]))[0]
}

export type NewMedia = Omit<MediaRow, 'alt' | 'focal' | 'version' | 'products'> & { sent_sha256: string }

export const insertMedia = (tx: Tx, row: NewMedia): Promise<number> =>
  tx.run(insert, [
    ...[row.id, row.key, row.sent_sha256, row.file_name, row.content_type, row.bytes],
    ...[row.width, row.height, row.colour, row.placeholder, row.created_at],
  ])

export const updateMedia = (tx: Tx, { id, fileName, alt, focal, version }: MediaEntry): Promise<number> =>
  tx.run(update, [id, fileName, JSON.stringify(alt), focal ? JSON.stringify(focal) : null, version])

export type MediaPlace = { readonly at: string; readonly id: string }
export const listMediaAfter = (
  db: Queries,
  { like, unused, place, limit }: { like: string | null; unused: boolean; place: MediaPlace; limit: number },
): Promise<MediaRow[]> => db.all(page, [like, unused, place.at, place.id, limit])

export const toEntry = ({
  key,
  file_name,
  content_type,
  created_at,
  focal,
  ...row
}: MediaRow): MediaEntry => ({
  ...row,
  url: urlOf(key),
  fileName: file_name,
  contentType: content_type,
  createdAt: created_at,
  ...(focal ? { focal } : {}),
})
