import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, everyone, readers } from './access.ts'
import { Category, CategoryInput, CategoryPatch, categoryErrors, StaffCategory } from './category.ts'
import { CategoryId, CategoryKey, Language, Slug, Version } from './values.ts'

const changed = {
  category_changed: {
    status: 412,
    description: 'Somebody else changed it since it was read',
    data: Type.Object({ version: Version }),
  },
} as const
const invalid = {
  category_invalid: {
    status: 422,
    description: 'The slug is taken, the parent is missing or below itself, or the first language is missing',
    data: Type.Object({
      problems: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  },
} as const

export const listCategories = defineMethod({
  ...everyone,
  http: 'GET /v1/categories',
  summary: 'The whole tree, flat and in order',
  input: Type.Object({ language: Type.Optional(Language) }),
  output: Type.Object({ items: Type.Array(Category) }),
  cacheSeconds: 5,
})

export const getCategory = defineMethod({
  ...everyone,
  http: 'GET /v1/categories/:category',
  summary: 'One category by id or slug',
  input: Type.Object({ category: CategoryKey, language: Type.Optional(Language) }),
  output: Category,
  errors: {
    ...categoryErrors,
    category_moved: {
      status: 404,
      description: 'The slug is a former one: `data` says where the category is now',
      data: Type.Object({ id: CategoryId, slug: Slug }),
    },
  },
  cacheSeconds: 5,
})

export const getManyCategories = defineMethod({
  ...everyone,
  http: 'GET /v1/batch/categories',
  summary: 'Up to 100 categories by id or slug',
  input: Type.Object({
    categories: Type.Array(CategoryKey, { minItems: 1, maxItems: 100 }),
    language: Type.Optional(Language),
  }),
  output: Type.Object({ items: Type.Array(Category), missing: Type.Array(Type.String()) }),
})

export const getStaffCategory = defineMethod({
  ...readers,
  http: 'GET /v1/admin/categories/:id',
  summary: 'One category with every language, as it is edited',
  input: Type.Object({ id: CategoryId }),
  output: StaffCategory,
  errors: categoryErrors,
  etag: true,
})

export const createCategory = defineMethod({
  ...editors,
  http: 'POST /v1/admin/categories',
  summary: 'Create a category',
  input: CategoryInput,
  output: StaffCategory,
  errors: invalid,
  success: 201,
  idempotency: 'optional',
  etag: true,
  examples: [{ name: 'at the top', input: { texts: { en: { title: 'Tables' }, de: { title: 'Tische' } } } }],
})

export const updateCategory = defineMethod({
  ...editors,
  http: 'PATCH /v1/admin/categories/:id',
  summary: 'Change or move a category',
  description: 'A move takes everything below along. Lists and breadcrumbs follow within seconds.',
  input: Type.Object({ id: CategoryId, ...CategoryPatch.properties }),
  output: StaffCategory,
  errors: { ...categoryErrors, ...changed, ...invalid },
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
})

export const listStaffCategories = defineMethod({
  ...readers,
  http: 'GET /v1/admin/categories',
  summary: 'The whole tree with every language, flat and in order, as it is edited',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        ...StaffCategory.properties,
        depth: Type.Integer({ description: '0 at the top' }),
        products: Type.Integer({ description: 'Published products here and below' }),
      }),
    ),
  }),
})

export const moveCategory = defineMethod({
  ...editors,
  http: 'POST /v1/admin/categories/:id/move',
  summary: 'Put a category elsewhere in the tree, or in another order among its siblings',
  description: 'Its siblings are numbered anew, which changes none of their versions.',
  input: Type.Object({
    id: CategoryId,
    parentId: Type.Union([CategoryId, Type.Null()], { description: 'null at the top' }),
    before: Type.Optional({
      ...CategoryId,
      description: 'The sibling that it comes before; last where missing',
    }),
  }),
  output: StaffCategory,
  errors: { ...categoryErrors, ...changed, ...invalid },
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
})

export const deleteCategory = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/categories/:id',
  summary: 'Delete a category that has none below it; its products stay',
  input: Type.Object({ id: CategoryId }),
  output: Type.Object({ id: CategoryId }),
  errors: {
    ...categoryErrors,
    ...changed,
    category_not_empty: { status: 409, description: 'It has categories below it: move or delete them first' },
  },
  ifMatch: 'required',
})
