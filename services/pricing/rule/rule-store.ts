import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Documents, Kind } from './rule.ts'

export type RuleRow<K extends Kind> = {
  id: string
  document: Documents[K]
  version: number
  updatedAt: string
}

const columns = 'id, document, version, updated_at as "updatedAt"'
const insertOne = statement<void>(
  'pricing.insert-rule',
  'insert into rules (kind, id, document, updated_at) values ($1, $2, $3, $4)',
)
const updateOne = statement<{ version: number }>(
  'pricing.update-rule',
  `update rules set document = $3, updated_at = $4, version = version + 1 where kind = $1 and id = $2 returning version`,
)
const deleteOne = statement<void>('pricing.delete-rule', 'delete from rules where kind = $1 and id = $2')
const findOne = statement<RuleRow<Kind>>(
  'pricing.find-rule',
  `select ${columns} from rules where kind = $1 and id = $2`,
)
const lockOne = statement<RuleRow<Kind>>(
  'pricing.lock-rule',
  `select ${columns} from rules where kind = $1 and id = $2 for update`,
)
const page = statement<RuleRow<Kind>>(
  'pricing.list-rules',
  `select ${columns} from rules
    where kind = $1 and ($2::text is null or id < $2) and ($4::text is null or document ->> 'campaignId' = $4)
    order by id desc limit $3`,
)
const turn = statement<void>('pricing.turn-page', 'update book set revision = revision + 1')

export const insertRule = (tx: Tx, kind: Kind, id: string, document: unknown, at: string) =>
  tx.run(insertOne, [kind, id, JSON.stringify(document), at])
export const updateRule = async (tx: Tx, kind: Kind, id: string, document: unknown, at: string) =>
  (await tx.one(updateOne, [kind, id, JSON.stringify(document), at])).version
export const deleteRule = (tx: Tx, kind: Kind, id: string) => tx.run(deleteOne, [kind, id])

// The kind decides which document a row holds: nothing else is ever written under it.
export const findRule = <K extends Kind>(db: Queries, kind: K, id: string) =>
  db.maybe(findOne, [kind, id]) as Promise<RuleRow<K> | undefined>
export const lockRule = <K extends Kind>(tx: Tx, kind: K, id: string) =>
  tx.maybe(lockOne, [kind, id]) as Promise<RuleRow<K> | undefined>
export const listRules = <K extends Kind>(
  db: Queries,
  kind: K,
  before: string | null,
  limit: number,
  campaignId?: string,
) => db.all(page, [kind, before, limit, campaignId ?? null]) as Promise<RuleRow<K>[]>

/** Every instance reads the rules anew before its next quote. */
export const turnPage = (tx: Tx) => tx.run(turn)
