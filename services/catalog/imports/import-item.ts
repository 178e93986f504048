import { ProductInput } from '@stoa/contracts/catalog'
import { type Static, Type } from 'typebox'

const { slug, ...rest } = ProductInput.properties

/** One product of a file: as for creating one, with its slug, and with its categories by slug as well as by id. */
export const ImportItem = Type.Object({
  ...rest,
  slug: Type.String({ ...slug, minLength: 1, maxLength: 120, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  categories: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 50 })),
  status: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('published')])),
  publishedAt: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
      description: 'For what was sold before it came here',
    }),
  ),
})
export type ImportItem = Static<typeof ImportItem>
