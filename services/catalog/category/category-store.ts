import { type Queries, statement } from '@stoa/platform/db'
import type { Category, CategoryNode } from './category.ts'

export const categoryColumns = 'id, number, parent_id, path, slug, position, texts, picture, version'
export type CategoryRow = {
  id: string
  number: number
  parent_id: string | null
  path: string
  slug: string
  position: number
  texts: Category['texts']
  picture: string | null
  version: number
}

export const toNode = ({ parent_id, ...row }: CategoryRow): CategoryNode => ({ ...row, parentId: parent_id })

export const toCategory = ({ number: _number, path: _path, ...category }: CategoryNode): Category => category

const readOne = statement<CategoryRow>(
  'catalog.read-category',
  `select ${categoryColumns} from categories where id = $1`,
)
export async function loadCategory(db: Queries, id: string): Promise<CategoryNode | undefined> {
  const row = await db.maybe(readOne, [id])
  return row && toNode(row)
}
