import { Type } from 'typebox'
import { CategoryId, Language, Slug, Version } from './values.ts'

export const CategoryTexts = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200 }),
  intro: Type.Optional(Type.String({ maxLength: 5000 })),
  seoTitle: Type.Optional(Type.String({ maxLength: 200 })),
  seoDescription: Type.Optional(Type.String({ maxLength: 500 })),
})

const parts = {
  slug: Slug,
  parentId: Type.Union([CategoryId, Type.Null()], { description: 'null at the top' }),
  position: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    description: 'Order among siblings, lowest first',
  }),
  texts: Type.Record(Language, CategoryTexts, { minProperties: 1, maxProperties: 50 }),
  picture: Type.Union([
    Type.String({ minLength: 1, maxLength: 2000, pattern: '^(https://|/(?!/))\\S+$' }),
    Type.Null(),
  ]),
}

export const CategoryInput = Type.Object({
  slug: Type.Optional(Slug),
  parentId: Type.Optional(parts.parentId),
  position: Type.Optional(parts.position),
  texts: parts.texts,
  picture: Type.Optional(parts.picture),
})
export const CategoryPatch = Type.Partial(Type.Object(parts), { minProperties: 1 })

export const StaffCategory = Type.Object({ id: CategoryId, version: Version, ...parts })

/** The tree as a flat list in tree order: depth and parent say where each stands. */
export const Category = Type.Object({
  id: CategoryId,
  slug: Slug,
  parentId: Type.Optional(CategoryId),
  depth: Type.Integer({ description: '0 at the top' }),
  title: Type.String(),
  intro: Type.Optional(Type.String()),
  seo: Type.Object({ title: Type.String(), description: Type.String() }),
  picture: Type.Optional(Type.String()),
  products: Type.Integer({ description: 'Published products here and below' }),
  path: Type.Array(Type.Object({ id: CategoryId, slug: Slug, title: Type.String() }), {
    description: 'From the root to its parent',
  }),
})

export const categoryErrors = {
  category_not_found: { status: 404, description: 'There is no such category' },
} as const
