import { type Queries, statement } from '@stoa/platform/db'
import { type AttributeRow, attributeColumns, toAttribute } from '../attribute/attribute-store.ts'
import { type CategoryRow, categoryColumns, toNode } from '../category/category-store.ts'
import type { Languages } from '../product/languages.ts'
import type { Shop } from './shop.ts'

const readCategories = statement<CategoryRow>(
  'catalog.read-categories',
  `select ${categoryColumns} from categories order by position, slug`,
)
const readAttributes = statement<AttributeRow>(
  'catalog.read-attributes',
  `select ${attributeColumns} from attributes order by position, code`,
)

export async function loadShop(db: Queries, languages: Languages): Promise<Shop> {
  const [categories, attributes] = await Promise.all([db.all(readCategories), db.all(readAttributes)])
  return {
    languages,
    categories: new Map(categories.map(row => [row.id, toNode(row)])),
    attributes: new Map(attributes.map(row => [row.code, toAttribute(row)])),
  }
}
