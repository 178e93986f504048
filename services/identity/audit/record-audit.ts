import { type Call, principalOf } from '@stoa/kernel/call'
import { statement, type Tx } from '@stoa/platform/db'
import type { IdentityDeps } from '../deps.ts'

const insert = statement(
  'identity.insert-audit',
  'insert into audit (at, actor, action, entity, changes) values ($1, $2, $3, $4, $5)',
)

export type Audited = {
  /** `staff.invited`: what was done, in the past. */
  readonly action: string
  readonly entity: string
  /** Fields before and after; no secret, nothing personal. */
  readonly changes?: Readonly<Record<string, unknown>>
}

/** In the transaction of the change: there is no change without its row. */
export const recordAudit = (
  tx: Tx,
  { clock }: Pick<IdentityDeps, 'clock'>,
  { actor }: Pick<Call, 'actor'>,
  { action, entity, changes = {} }: Audited,
): Promise<number> =>
  tx.run(insert, [clock.iso(), principalOf(actor), action, entity, JSON.stringify(changes)])
