import { Type } from 'typebox'
import { ProductCard } from './product.ts'
import { CategoryKey, Code, Currency, Language, pageInput, Tag } from './values.ts'

export const filters = {
  category: Type.Optional({
    ...CategoryKey,
    description: 'Only products of this category or of one below it',
  }),
  attributes: Type.Optional(
    Type.Array(Type.String({ maxLength: 600, pattern: '^[a-z0-9]+(-[a-z0-9]+)*:.+$' }), {
      maxItems: 30,
      description:
        '`code:value`, for options and facetable attributes. Values of one code are alternatives, codes must all hold. `code:from..to` for numbers; either end may be missing',
      examples: [['colour:sand', 'colour:slate', 'height:10..40']],
    }),
  ),
  tag: Type.Optional(Tag),
  inStock: Type.Optional(Type.Boolean({ description: 'true: leave out what is sold out' })),
  currency: Type.Optional(Currency),
  minPrice: Type.Optional(Type.Integer({ minimum: 0, description: 'Minor units; needs `currency`' })),
  maxPrice: Type.Optional(Type.Integer({ minimum: 0, description: 'Minor units; needs `currency`' })),
  language: Type.Optional(Language),
}

export const ListSort = Type.Union(
  [Type.Literal('newest'), Type.Literal('price-asc'), Type.Literal('price-desc'), Type.Literal('name')],
  { default: 'newest', description: 'Sorting by price needs `currency` and shows what has a price in it' },
)
export const SearchSort = Type.Union(
  [Type.Literal('relevance'), Type.Literal('newest'), Type.Literal('price-asc'), Type.Literal('price-desc')],
  { default: 'relevance', description: 'By relevance, what is sold out comes last' },
)

export const ListInput = Type.Object({ ...filters, sort: Type.Optional(ListSort), ...pageInput })
export const SearchInput = Type.Object({
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words to look for; without any, everything matches' }),
  ),
  ...filters,
  sort: Type.Optional(SearchSort),
  facets: Type.Optional(Type.Boolean({ default: true, description: 'false: do not count' })),
  ...pageInput,
})

export const Facet = Type.Object({
  code: Code,
  label: Type.String(),
  values: Type.Array(
    Type.Object({
      value: Type.String({ description: 'Filter by `attributes=code:value`, or by category' }),
      label: Type.String(),
      count: Type.Integer({ description: 'Hits if this were the only choice of its facet' }),
      selected: Type.Boolean(),
    }),
  ),
})

export const SearchResult = Type.Object({
  items: Type.Array(ProductCard),
  next: Type.Optional(Type.String()),
  total: Type.Integer(),
  approximate: Type.Boolean({
    description: 'More than 1,000 products match the words: total and counts are estimated from a sample',
  }),
  facets: Type.Array(Facet),
  price: Type.Optional(
    Type.Object(
      { currency: Currency, min: Type.Integer(), max: Type.Integer() },
      {
        description: 'Lowest and highest price of the hits, whatever price filter is set',
      },
    ),
  ),
  corrected: Type.Optional(
    Type.String({ description: 'Nothing matched as written; these are the words that were looked for' }),
  ),
})

export const SuggestInput = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 100, description: 'What was typed so far' }),
  language: Type.Optional(Language),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 6 })),
})
export const Suggestions = Type.Object({
  words: Type.Array(Type.String(), { description: 'Completions of the last word, most frequent first' }),
  categories: Type.Array(Type.Object({ id: Type.String(), slug: Type.String(), title: Type.String() })),
  products: Type.Array(ProductCard),
})
