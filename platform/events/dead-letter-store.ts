import type { Envelope } from '@stoa/kernel/event'
import { type Queries, statement, type Tx } from '../db/index.ts'
import type { DeadLetter } from './dead-letters.ts'

export type LetterRow = Omit<DeadLetter, 'nextAttemptAt'>

const columns = `id, consumer, source, event, state, attempts, error, first_failed_at as "firstFailedAt",
  last_failed_at as "lastFailedAt"`

const list = statement<LetterRow>(
  'kit.list-dead-letters',
  `select ${columns} from dead_letters where state = $1 and id < $2 order by id desc limit $3`,
)
const revive = statement<LetterRow>(
  'kit.redrive-dead-letters',
  `update dead_letters set state = 'retrying', attempts = 0, next_attempt_at = $2
    where id = any($1) and state = 'parked' returning ${columns}`,
)
const parkedOf = statement<{ id: number }>(
  'kit.parked-dead-letters',
  `select id from dead_letters where consumer = $1 and state = 'parked' order by id limit $2`,
)
const discard = statement<LetterRow>(
  'kit.discard-dead-letter',
  `delete from dead_letters where id = $1 and state = 'parked' returning ${columns}`,
)
const note = statement(
  'kit.note-dead-letter-action',
  `insert into dead_letter_actions (at, actor, action, consumer, event_id, type, error)
   select $1, $2, $3, consumer, event_id, type, error
     from json_to_recordset($4) as letters (consumer text, event_id text, type text, error text)`,
)

export type ActionRow = {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly consumer: string
  readonly eventId: string
  readonly type: string
  readonly error: string
}
const actions = statement<ActionRow>(
  'kit.list-dead-letter-actions',
  `select id, at, actor, action, consumer, event_id as "eventId", type, error from dead_letter_actions
    where id < $1 order by id desc limit $2`,
)

export const listLetters = (db: Queries, state: string, before: number, limit: number) =>
  db.all(list, [state, before, limit])
export const reviveLetters = (tx: Tx, ids: readonly number[], now: string) => tx.all(revive, [ids, now])
export const parkedLettersOf = (db: Queries, consumer: string, limit: number) =>
  db.all(parkedOf, [consumer, limit])
export const discardLetter = (tx: Tx, id: number) => tx.all(discard, [id])
export const listActions = (db: Queries, before: number, limit: number) => db.all(actions, [before, limit])

export type Decision = {
  readonly at: string
  readonly actor: string
  readonly action: 'redriven' | 'discarded'
}
type Decided = { readonly consumer: string; readonly event: Envelope; readonly error: string }

export const noteDecisions = (tx: Tx, { at, actor, action }: Decision, letters: readonly Decided[]) =>
  tx.run(note, [
    ...[at, actor, action],
    JSON.stringify(
      letters.map(({ consumer, event: { id, type }, error }) => ({ consumer, event_id: id, type, error })),
    ),
  ])
