import type { Category as CategorySchema, catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { Static } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage, type Languages, textIn } from '../product/languages.ts'
import { crumb } from '../read-model/detail.ts'
import { type CategoryNode, idsOnPath } from './category.ts'
import { type CategoryBook, type CategoryTree, depthOf } from './category-book.ts'
import { loadCategory, toCategory } from './category-store.ts'

type Catalog = typeof catalogContract

const movedTo = statement<{ id: string; slug: string }>(
  'catalog.find-moved-category',
  `select c.id, c.slug from category_slugs s join categories c on c.id = s.category_id
    where s.slug = $1 and not s.current`,
)

function shown(
  node: CategoryNode,
  tree: CategoryTree,
  language: string,
  languages: Languages,
): Static<typeof CategorySchema> {
  const texts = textIn(node.texts, language, languages) ?? { title: node.slug }
  const above = idsOnPath(node.path).slice(0, -1)
  return {
    id: node.id,
    slug: node.slug,
    ...(node.parentId ? { parentId: node.parentId } : {}),
    depth: depthOf(node),
    title: texts.title,
    ...(texts.intro ? { intro: texts.intro } : {}),
    seo: {
      title: texts.seoTitle ?? texts.title,
      description: texts.seoDescription ?? texts.intro ?? texts.title,
    },
    ...(node.picture ? { picture: node.picture } : {}),
    products: tree.productsIn(node),
    path: above.map(id => crumb(tree.find(id)!, language, { languages })),
  }
}

export const listCategories =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'listCategories'> =>
  async ({ language }) => {
    const tree = await book.read(db)
    const answered = answerLanguage(languages, language)
    return ok({ items: tree.nodes.map(node => shown(node, tree, answered, languages)) })
  }

export const getCategory =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'getCategory'> =>
  async ({ category, language }) => {
    const tree = await book.read(db)
    const node = tree.find(category)
    if (node) return ok(shown(node, tree, answerLanguage(languages, language), languages))
    const moved = await db.maybe(movedTo, [category])
    return moved
      ? fail({ code: 'category_moved', detail: `It is at ${moved.slug} now`, data: moved })
      : fail({ code: 'category_not_found', detail: `There is no category '${category}'` })
  }

export const getManyCategories =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'getManyCategories'> =>
  async ({ categories, language }) => {
    const tree = await book.read(db)
    const answered = answerLanguage(languages, language)
    const found = [...new Set(categories.flatMap(key => tree.find(key) ?? []))]
    return ok({
      items: found.map(node => shown(node, tree, answered, languages)),
      missing: categories.filter(key => !tree.find(key)),
    })
  }

export const getStaffCategory =
  ({ db }: CatalogDeps): Handler<Catalog, 'getStaffCategory'> =>
  async ({ id }) => {
    const node = await loadCategory(db, id)
    return node
      ? ok(toCategory(node))
      : fail({ code: 'category_not_found', detail: `There is no category ${id}` })
  }
