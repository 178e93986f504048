import { createHash } from 'node:crypto'
import { type Queries, statement } from '@stoa/platform/db'

export type GiftCardRow = {
  readonly id: string
  readonly lastFour: string
  readonly status: 'active' | 'disabled'
  readonly currency: string
  readonly initial: number
  readonly balance: number
  readonly expiresAt: string | null
  readonly orderId: string | null
  readonly createdAt: string
}

const columns = `card.id, last_four as "lastFour", status, currency, initial, balance, expires_at as "expiresAt",
  order_id as "orderId",
  created_at as "createdAt"`
const from = 'from gift_cards card join ledgers on ledgers.id = card.id'

const byCode = statement<GiftCardRow>('orders.card-by-code', `select ${columns} ${from} where code_hash = $1`)
const byId = statement<GiftCardRow>('orders.card-by-id', `select ${columns} ${from} where card.id = $1`)
const page = statement<GiftCardRow>(
  'orders.list-cards',
  `select ${columns} ${from} where card.id < $1 order by card.id desc limit $2`,
)
const insert = statement(
  'orders.insert-card',
  `insert into gift_cards (id, code_hash, last_four, status, initial, expires_at, created_at, order_id, source)
   values ($1, $2, $3, 'active', $4, $5, $6, $7, $8)`,
)
const disable = statement('orders.disable-card', `update gift_cards set status = 'disabled' where id = $1`)

/** Codes are random and long, so a plain hash keeps them: nobody can try them all. */
const hashOf = (code: string): string =>
  createHash('sha256').update(code.toUpperCase().replaceAll('-', '')).digest('base64url')

export const findCardByCode = (db: Queries, code: string) => db.maybe(byCode, [hashOf(code)])
export const findCard = (db: Queries, id: string) => db.maybe(byId, [id])
export const listCards = (db: Queries, before: string, limit: number) => db.all(page, [before, limit])
export const disableCard = (db: Queries, id: string) => db.run(disable, [id])

export type InsertedCard = {
  readonly id: string
  readonly code: string
  readonly initial: number
  readonly expiresAt: string | null
  readonly createdAt: string
  readonly orderId: string | null
  readonly source: string | null
}
export const insertCard = (db: Queries, card: InsertedCard) =>
  db.run(insert, [
    ...[card.id, hashOf(card.code), card.code.slice(-4), card.initial, card.expiresAt, card.createdAt],
    ...[card.orderId, card.source],
  ])

/** Whether one may pay with it now, in this currency. */
export const isPayable = (card: GiftCardRow, currency: string, now: string): boolean =>
  card.status === 'active' && card.currency === currency && (card.expiresAt === null || card.expiresAt > now)
