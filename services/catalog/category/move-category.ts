import { catalogContract } from '@stoa/contracts/catalog'
import { fail } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement, type Tx } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { toCategory } from './category-store.ts'
import { type CategoryEffects, lockCategory, saveMoved } from './edit-category.ts'

const siblings = statement<{ id: string }>(
  'catalog.read-siblings',
  'select id from categories where parent_id is not distinct from $1 and id <> $2 order by position, slug',
)
const number = statement(
  'catalog.number-siblings',
  `update categories c set position = r.n::int from unnest($1::text[]) with ordinality as r (id, n)
    where c.id = r.id and c.position <> r.n`,
)

export const moveCategory = (deps: CatalogDeps, effects: CategoryEffects) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'moveCategory', clock: deps.clock },
    async (tx, { id, parentId, before }, call) => {
      const found = await lockCategory(tx, id, call.ifMatch)
      if (!found.ok) return found
      const order = (await tx.all(siblings, [parentId, id])).map(row => row.id)
      const place = before === undefined ? order.length : order.indexOf(before)
      if (place < 0) return notSibling
      order.splice(place, 0, id)
      await renumber(tx, order)
      const known = toCategory(found.value)
      const after = { ...known, parentId, position: place + 1, version: known.version + 1 }
      return saveMoved(tx, { before: found.value, after }, { deps, call, ...effects })
    },
  )

const notSibling = (() => {
  const problems = [{ pointer: '/before', detail: 'is no category with that parent' }]
  return fail({ code: 'category_invalid' as const, detail: '/before: is not there', data: { problems } })
})()

/** From 1 on, in their order. */
const renumber = (tx: Tx, ids: readonly string[]): Promise<number> => tx.run(number, [ids])
