import { type Queries, statement } from '@stoa/platform/db'
import { keptFor } from '../read-model/kept-for.ts'
import { type CategoryNode, idsOnPath } from './category.ts'
import { type CategoryRow, categoryColumns, toNode } from './category-store.ts'

export type CategoryTree = {
  /** In tree order: each before what is below it, siblings by position. */
  readonly nodes: readonly CategoryNode[]
  readonly find: (key: string) => CategoryNode | undefined
}
/** Published products in a category and below. */
export type ProductsIn = (node: CategoryNode) => number
export type CategoryBook = {
  read(db: Queries): Promise<CategoryTree>
  /** Apart from the tree: at 100,000 products it takes 30 ms, and most pages show no counts. */
  count(db: Queries): Promise<ProductsIn>
  forget(): void
}

const readAll = statement<CategoryRow>(
  'catalog.read-tree',
  `select ${categoryColumns} from categories order by position, slug`,
)
const countAll = statement<{ scope: number; count: number }>(
  'catalog.count-scopes',
  'select scope, count(*)::int as count from listings where scope > 0 group by scope',
)

/** The tree is small and asked for with every page: each instance keeps it for a moment. */
export function createCategoryBook(maxAgeMs: number): CategoryBook {
  const tree = keptFor(maxAgeMs, readTree)
  const counts = keptFor(maxAgeMs, countProducts)
  return {
    read: tree.read,
    count: counts.read,
    forget() {
      tree.forget()
      counts.forget()
    },
  }
}

export async function readTree(db: Queries): Promise<CategoryTree> {
  const nodes = inTreeOrder((await db.all(readAll)).map(toNode))
  const byKey = new Map(nodes.flatMap(node => [[node.id, node] as const, [node.slug, node] as const]))
  return { nodes, find: key => byKey.get(key) }
}

async function countProducts(db: Queries): Promise<ProductsIn> {
  const counts = new Map((await db.all(countAll)).map(({ scope, count }) => [scope, count]))
  return ({ number }) => counts.get(number) ?? 0
}

/** The rows come in order of position; here each is followed by what is below it. */
export function inTreeOrder(nodes: readonly CategoryNode[]): CategoryNode[] {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const below = (parent: string | null): CategoryNode[] =>
    (children.get(parent) ?? []).flatMap(node => [node, ...below(node.id)])
  return below(null)
}

export const depthOf = ({ path }: CategoryNode): number => idsOnPath(path).length - 1
