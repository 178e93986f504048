import { type Queries, statement } from '@stoa/platform/db'
import { type CategoryNode, idsOnPath } from './category.ts'
import { type CategoryRow, categoryColumns, toNode } from './category-store.ts'

export type CategoryTree = {
  /** In tree order: each before what is below it, siblings by position. */
  readonly nodes: readonly CategoryNode[]
  readonly find: (key: string) => CategoryNode | undefined
  /** Published products here and below. */
  readonly productsIn: (node: CategoryNode) => number
}
export type CategoryBook = { read(db: Queries): Promise<CategoryTree>; forget(): void }

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
  let kept: { readonly tree: Promise<CategoryTree>; readonly at: number } | undefined
  return {
    read(db) {
      if (!kept || performance.now() - kept.at >= maxAgeMs) {
        const tree = readTree(db)
        kept = { tree, at: performance.now() }
        tree.catch(() => {
          kept = undefined
        })
      }
      return kept.tree
    },
    forget() {
      kept = undefined
    },
  }
}

async function readTree(db: Queries): Promise<CategoryTree> {
  const [rows, counted] = await Promise.all([db.all(readAll), db.all(countAll)])
  const counts = new Map(counted.map(({ scope, count }) => [scope, count]))
  const nodes = inTreeOrder(rows.map(toNode))
  const byKey = new Map(nodes.flatMap(node => [[node.id, node] as const, [node.slug, node] as const]))
  return { nodes, find: key => byKey.get(key), productsIn: ({ number }) => counts.get(number) ?? 0 }
}

/** The rows come in order of position; here each is followed by what is below it. */
export function inTreeOrder(nodes: readonly CategoryNode[]): CategoryNode[] {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const below = (parent: string | null): CategoryNode[] =>
    (children.get(parent) ?? []).flatMap(node => [node, ...below(node.id)])
  return below(null)
}

export const depthOf = ({ path }: CategoryNode): number => idsOnPath(path).length - 1
