import { catalogContract, categoryChanged, categoryCreated, categoryDeleted } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { writeAudit } from '../audit/write-audit.ts'
import type { CatalogDeps } from '../deps.ts'
import type { Problem } from '../product/product.ts'
import { freeSlug, slugOf } from '../product/slug.ts'
import type { Rebuild } from '../read-model/rebuild.ts'
import { writeContext } from '../write-context.ts'
import type { Category, CategoryNode } from './category.ts'
import { loadCategory, toCategory } from './category-store.ts'
import { checkCategory } from './check-category.ts'
import {
  hasChildren,
  lockTree,
  ownerOfSlug,
  removeCategory,
  slugsLike,
  subtreeIds,
  writeCategory,
} from './write-category.ts'

/** `rebuild` plans that the pages and lists of products follow; `forget` drops what this instance remembers. */
export type CategoryEffects = { readonly rebuild: Rebuild; readonly forget: () => void }

const notFound = (id: string) =>
  fail({ code: 'category_not_found' as const, detail: `There is no category ${id}` })

export async function lockCategory(tx: Tx, id: string, ifMatch: number | undefined) {
  await lockTree(tx)
  const node = await loadCategory(tx, id)
  if (!node) return notFound(id)
  if (ifMatch === undefined || ifMatch === node.version) return ok(node)
  const data = { version: node.version }
  return fail({ code: 'category_changed' as const, detail: `It is at version ${node.version} now`, data })
}

type Saved = Result<Category, { code: 'category_invalid'; detail: string; data: { problems: Problem[] } }>

async function save(
  tx: Tx,
  before: CategoryNode | undefined,
  after: Category,
  { config }: CatalogDeps,
): Promise<{ readonly result: Saved; readonly path: string }> {
  const parent = after.parentId === null ? undefined : await loadCategory(tx, after.parentId)
  const path = `${parent?.path ?? '/'}${after.id}/`
  const slugOwner = await ownerOfSlug(tx, after.slug)
  const problems = checkCategory(after, {
    languages: config.languages,
    parent,
    path: before?.path,
    slugOwner,
  })
  if (problems.length > 0) {
    const detail = problems.map(problem => `${problem.pointer}: ${problem.detail}`).join('; ')
    return { path, result: fail({ code: 'category_invalid', detail, data: { problems } }) }
  }
  await writeCategory(tx, before, after, path)
  return { path, result: ok(after) }
}

export const createCategory = (deps: CatalogDeps, { forget }: CategoryEffects) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'createCategory', clock: deps.clock },
    async (tx, input, call) => {
      await lockTree(tx)
      const title = (input.texts[deps.config.languages[0]] ?? Object.values(input.texts)[0]!).title
      const wanted = slugOf(title, 'category')
      const slug = input.slug ?? freeSlug(wanted, await slugsLike(tx, wanted))
      const { parentId = null, position = 0, texts, picture = null } = input
      const after: Category = {
        id: deps.ids.next('cat'),
        version: 1,
        slug,
        parentId,
        position,
        texts,
        picture,
      }
      const { result } = await save(tx, undefined, after, deps)
      if (!result.ok) return result
      await tell(tx, { action: 'category.created', after }, categoryCreated, { deps, call, forget })
      return result
    },
  )

export const updateCategory = (deps: CatalogDeps, { rebuild, forget }: CategoryEffects) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'updateCategory', clock: deps.clock },
    async (tx, { id, ...patch }, call) => {
      const found = await lockCategory(tx, id, call.ifMatch)
      if (!found.ok) return found
      const before = toCategory(found.value)
      const after = { ...before, ...patch, version: before.version + 1 }
      return saveMoved(tx, { before: found.value, after }, { deps, call, forget, rebuild })
    },
  )

type Moved = { readonly before: CategoryNode; readonly after: Category }

/** The category with everything below it, and the pages of the products in there. */
export async function saveMoved(
  tx: Tx,
  { before, after }: Moved,
  { rebuild, ...teller }: Teller & CategoryEffects,
): Promise<Saved> {
  const { result, path } = await save(tx, before, after, teller.deps)
  if (!result.ok) return result
  const moved = before.parentId !== after.parentId
  const told = { action: 'category.updated', before: toCategory(before), after }
  await tell(tx, told, categoryChanged, teller, { moved })
  await rebuild(tx, { categories: await subtreeIds(tx, path) })
  return result
}

export const deleteCategory = (deps: CatalogDeps, { rebuild, forget }: CategoryEffects) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'deleteCategory', clock: deps.clock },
    async (tx, { id }, call) => {
      const found = await lockCategory(tx, id, call.ifMatch)
      if (!found.ok) return found
      if (await hasChildren(tx, id))
        return fail({ code: 'category_not_empty', detail: 'Move or delete the categories below it first' })
      await removeCategory(tx, id)
      const before = toCategory(found.value)
      await tell(tx, { action: 'category.deleted', before }, categoryDeleted, { deps, call, forget })
      await rebuild(tx, { categories: [id] })
      return ok({ id })
    },
  )

type Teller = { readonly deps: CatalogDeps; readonly call: Call; readonly forget: () => void }
type Told = { readonly action: string; readonly before?: Category; readonly after?: Category }

async function tell(
  tx: Tx,
  told: Told,
  definition: typeof categoryCreated | typeof categoryChanged | typeof categoryDeleted,
  { deps, call, forget }: Teller,
  more: { moved: boolean } = { moved: false },
): Promise<void> {
  const { id, slug, version } = (told.after ?? told.before)!
  await writeAudit(tx, [{ ...told, entity: id }], writeContext(deps, call))
  const data = { categoryId: id, slug, ...more }
  await emit(
    tx,
    definition,
    { aggregateId: id, aggregateVersion: told.after ? version : version + 1, data },
    { ...deps, call },
  )
  tx.afterCommit(forget)
}
