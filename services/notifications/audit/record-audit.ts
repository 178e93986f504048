import { type Call, principalOf } from '@stoa/kernel/call'
import { statement, type Tx } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'

const insert = statement(
  'notifications.insert-audit',
  'insert into audit (at, actor, action, entity, changes) values ($1, $2, $3, $4, $5)',
)

export type Audited = {
  /** `webhook.created`: what was done, in the past. */
  readonly action: string
  readonly entity: string
  /** No secret, nothing personal. */
  readonly changes?: Readonly<Record<string, unknown>>
}

/** In the transaction of the change: there is no change without its row. */
export const recordAudit = (
  tx: Tx,
  { clock }: Pick<Notifications, 'clock'>,
  { actor }: Pick<Call, 'actor'>,
  { action, entity, changes = {} }: Audited,
): Promise<number> =>
  tx.run(insert, [clock.iso(), principalOf(actor), action, entity, JSON.stringify(changes)])
