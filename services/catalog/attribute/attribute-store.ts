import { type Queries, statement } from '@stoa/platform/db'
import type { AttributeDefinition } from './attribute.ts'

export const attributeColumns = 'code, version, type, labels, facetable, multiple, unit, choices, position'
export type AttributeRow = Omit<AttributeDefinition, 'unit' | 'values'> & {
  unit: string | null
  choices: AttributeDefinition['values']
}

export const toAttribute = ({ unit, choices, ...row }: AttributeRow): AttributeDefinition => ({
  ...row,
  ...(unit === null ? {} : { unit }),
  values: choices,
})

const readOne = statement<AttributeRow>(
  'catalog.read-attribute',
  `select ${attributeColumns} from attributes where code = $1`,
)
const readAll = statement<AttributeRow>(
  'catalog.list-attributes',
  `select ${attributeColumns} from attributes order by position, code`,
)

export async function loadAttribute(db: Queries, code: string): Promise<AttributeDefinition | undefined> {
  const row = await db.maybe(readOne, [code])
  return row && toAttribute(row)
}
export const listAttributeDefinitions = async (db: Queries): Promise<AttributeDefinition[]> =>
  (await db.all(readAll)).map(toAttribute)
