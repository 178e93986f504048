import { type Db, type Queries, statement } from '../db/index.ts'
import type { Mailer } from './mail.ts'

const insert = statement(
  'mail.insert',
  `insert into mailbox (message_id, recipient, sender, subject, html, body, headers, received_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (message_id) do nothing`,
)
const forget = statement('mail.forget', 'delete from mailbox where message_id = any($1)')
const prune = statement('mail.prune', 'delete from mailbox where received_at < $1')

const columns = `seq, message_id as "messageId", recipient as "to", sender as "from", subject, received_at as "receivedAt"`
const list = statement<Letter>(
  'mail.list',
  `select ${columns} from mailbox where seq < $1 and ($2::text is null or recipient ilike '%' || $2 || '%')
    order by seq desc limit $3`,
)
const read = statement<Letter & Content>(
  'mail.read',
  `select ${columns}, html, body as text, headers from mailbox where message_id = $1`,
)

export type Letter = {
  readonly seq: number
  readonly messageId: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly receivedAt: string
}
type Content = {
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** As a header would be: what people are called begins no new one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The embedded port: mails go no further than a table of the service that sends them, each once. */
export const mailboxMailer = (db: Db, clock: { iso(): string }): Mailer => ({
  async send({ messageId, from, to, subject, html, text, headers = {} }) {
    const recipient = oneLine(to.name === '' ? to.address : `${to.name} <${to.address}>`)
    const all = { 'Auto-Submitted': 'auto-generated', ...headers }
    const row = [messageId, recipient, from, oneLine(subject), html, text, JSON.stringify(all), clock.iso()]
    const kept = await db.run(insert, row)
    return { outcome: 'sent', detail: kept === 1 ? 'kept in the mailbox' : 'was in the mailbox already' }
  },
  async [Symbol.asyncDispose]() {},
})

export const listLetters = (db: Queries, before: number, to: string | null, limit: number) =>
  db.all(list, [before, to, limit])
export const readLetter = (db: Queries, messageId: string) => db.maybe(read, [messageId])
export const forgetLetters = (db: Queries, messageIds: readonly string[]) => db.run(forget, [messageIds])
export const pruneLetters = (db: Queries, before: string) => db.run(prune, [before])
