import { type Queries, statement } from '@stoa/platform/db'
import type { Quote } from './words.ts'

export type QuoteRow = {
  id: string
  fingerprint: string
  document: Quote
  frozenAt: string
  expiresAt: string
}

const columns = 'id, fingerprint, document, frozen_at as "frozenAt", expires_at as "expiresAt"'
const insertOne = statement<void>(
  'pricing.insert-quote',
  `insert into quotes (id, fingerprint, customer_id, document, frozen_at, expires_at)
   values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
)
const findOne = statement<QuoteRow>('pricing.find-quote', `select ${columns} from quotes where id = $1`)
const extendOne = statement<QuoteRow>(
  'pricing.extend-quote',
  `update quotes set expires_at = greatest(expires_at, $2) where id = $1 returning ${columns}`,
)
const deleteOld = statement<void>('pricing.delete-old-quotes', 'delete from quotes where expires_at < $1')

/** False when the id keeps a quote already. */
export const insertQuote = async (db: Queries, row: QuoteRow): Promise<boolean> =>
  (await db.run(insertOne, [
    row.id,
    row.fingerprint,
    row.document.customerId ?? null,
    JSON.stringify(row.document),
    row.frozenAt,
    row.expiresAt,
  ])) === 1
export const findQuote = (db: Queries, id: string) => db.maybe(findOne, [id])
export const extendQuote = (db: Queries, id: string, until: string) => db.maybe(extendOne, [id, until])
export const deleteQuotesBefore = (db: Queries, at: string) => db.run(deleteOld, [at])
