import { cartContract } from '@stoa/contracts/cart'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import { assertVersion } from '@stoa/platform/http'
import { Type } from 'typebox'
import type { CartDeps } from '../deps.ts'
import type { Rule } from './rule-book.ts'

const columns = 'sku, least, most, step, version'
const page = statement<Rule>(
  'cart.list-rules',
  `select ${columns} from quantity_rules where sku > $1 order by sku limit $2`,
)
const lockOne = statement<Rule>(
  'cart.lock-rule',
  `select ${columns} from quantity_rules where sku = $1 for update`,
)
// Of two that make the same rule the index refuses one, which then sees the other's version.
const insertOne = statement<Rule>(
  'cart.insert-rule',
  `insert into quantity_rules (sku, least, most, step) values ($1, $2, $3, $4) returning ${columns}`,
)
const updateOne = statement<Rule>(
  'cart.update-rule',
  `update quantity_rules set least = $2, most = $3, step = $4, version = version + 1 where sku = $1
   returning ${columns}`,
)
const removeOne = statement<void>('cart.delete-rule', 'delete from quantity_rules where sku = $1')
const insertAudit = statement<void>(
  'cart.insert-audit',
  'insert into audit (at, actor, action, entity, after) values ($1, $2, $3, $4, $5)',
)
const Place = Type.Object({ after: Type.String() })

export const listQuantityRules =
  ({ db, cursorKey }: CartDeps): Handler<typeof cartContract, 'listQuantityRules'> =>
  async ({ limit = 20, cursor }) => {
    const after = cursor === undefined ? '' : decodeCursor(cursorKey, cursor, Place).after
    const rows = await db.all(page, [after, limit + 1])
    const items = rows.slice(0, limit)
    const next = rows.length > limit ? encodeCursor(cursorKey, { after: items.at(-1)!.sku }) : undefined
    return ok({ items, ...(next !== undefined && { next }) })
  }

const writeAudit = (tx: Tx, { clock }: CartDeps, call: Call, action: string, sku: string, after?: Rule) =>
  tx.run(insertAudit, [
    clock.iso(),
    principalOf(call.actor),
    action,
    sku,
    after ? JSON.stringify(after) : null,
  ])

export const putQuantityRule = (deps: CartDeps) =>
  command(
    deps.db,
    { contract: cartContract, method: 'putQuantityRule', clock: deps.clock },
    async (tx, { sku, least = 1, most = 1_000_000, step = 1 }, call) => {
      if (Math.ceil(least / step) * step > most)
        return fail({
          code: 'rule_invalid' as const,
          detail: `No multiple of ${step} is at least ${least} and at most ${most}`,
        })
      const before = await tx.maybe(lockOne, [sku])
      assertVersion(call, before?.version ?? 0)
      const rule = await tx.one(before ? updateOne : insertOne, [sku, least, most, step])
      await writeAudit(tx, deps, call, 'quantity-rule.put', sku, rule)
      tx.afterCommit(deps.rules.forget)
      return ok(rule)
    },
  )

export const deleteQuantityRule = (deps: CartDeps) =>
  command(
    deps.db,
    { contract: cartContract, method: 'deleteQuantityRule', clock: deps.clock },
    async (tx, { sku }, call) => {
      const rule = await tx.maybe(lockOne, [sku])
      if (!rule) throw new PlatformError('not_found', { detail: `There is no quantity rule for ${sku}` })
      assertVersion(call, rule.version)
      await tx.run(removeOne, [sku])
      await writeAudit(tx, deps, call, 'quantity-rule.deleted', sku)
      tx.afterCommit(deps.rules.forget)
      return ok(null)
    },
  )
