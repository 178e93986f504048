import { priceListChanged, pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { decodeCursor } from '@stoa/platform/contract'
import { emit } from '@stoa/platform/events'
import { assertVersion } from '@stoa/platform/http'
import { Type } from 'typebox'
import type { PricingDeps } from '../deps.ts'
import { invalid, storedOf, unknown } from '../rule/edit-rule.ts'
import { nextPage } from '../rule/read-rules.ts'
import type { Problem } from '../rule/rule.ts'
import { findRule, lockRule, updateRule } from '../rule/rule-store.ts'
import { writeAudit } from '../rule/write-context.ts'
import * as store from './entry-store.ts'

const Place = Type.Object({ sku: Type.String(), minQuantity: Type.Integer() })

export const listPriceListEntries =
  ({ db, cursorKey }: PricingDeps): Handler<typeof pricingContract, 'listPriceListEntries'> =>
  async ({ id, sku, limit = 20, cursor }) => {
    if (!(await findRule(db, 'price-list', id))) throw unknown('price-list', id)
    const after = cursor === undefined ? { sku: '', minQuantity: 0 } : decodeCursor(cursorKey, cursor, Place)
    const rows = await store.listEntries(db, id, sku ?? null, after, limit + 1)
    return ok(nextPage(cursorKey, rows, limit, row => ({ sku: row.sku, minQuantity: row.minQuantity })))
  }

const twice = (entries: readonly store.EntryKey[]): Problem[] => {
  const keys = entries.map(({ sku, minQuantity }) => `${sku} ${minQuantity}`)
  return keys.flatMap((key, i) =>
    keys.indexOf(key) < i ? [{ pointer: `/set/${i}`, detail: `sets ${key} twice` }] : [],
  )
}

/** The list's version moves with its entries: whoever edits them sees who else did. */
export const setPriceListEntries = (deps: PricingDeps) =>
  command(
    deps.db,
    { contract: pricingContract, method: 'setPriceListEntries', clock: deps.clock },
    async (tx, { id, set = [], remove = [] }, call) => {
      const problems = twice(set)
      if (problems.length > 0) return invalid(problems)
      const list = await lockRule(tx, 'price-list', id)
      if (!list) throw unknown('price-list', id)
      assertVersion(call, list.version)
      await store.removeEntries(tx, id, remove)
      await store.setEntries(tx, id, set)
      const updatedAt = deps.clock.iso()
      const version = await updateRule(tx, 'price-list', id, list.document, updatedAt)
      await writeAudit(
        tx,
        { action: 'price-list.entries-set', entity: id, after: { set, remove } },
        deps,
        call,
      )
      const { currency, customerGroup } = list.document
      const skus = [...new Set([...set, ...remove].map(({ sku }) => sku))]
      const group = customerGroup === undefined ? {} : { customerGroup }
      const data = { priceListId: id, currency, ...group, skus, deleted: false }
      await emit(tx, priceListChanged, { aggregateId: id, aggregateVersion: version, data }, deps)
      return ok(storedOf<'price-list'>({ ...list, version, updatedAt }))
    },
  )
