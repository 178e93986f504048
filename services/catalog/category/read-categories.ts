import type { Category as CategorySchema, catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { type Queries, statement } from '@stoa/platform/db'
import type { Static } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage, type Languages, textIn } from '../product/languages.ts'
import { crumb } from '../read-model/detail.ts'
import { type CategoryNode, idsOnPath } from './category.ts'
import { type CategoryBook, type CategoryTree, depthOf, type ProductsIn, readTree } from './category-book.ts'
import { loadCategory, toCategory } from './category-store.ts'

type Catalog = typeof catalogContract

const movedTo = statement<{ id: string; slug: string }>(
  'catalog.find-moved-category',
  `select c.id, c.slug from category_slugs s join categories c on c.id = s.category_id
    where s.slug = $1 and not s.current`,
)

type Pages = { readonly tree: CategoryTree; readonly productsIn: ProductsIn }

async function readPages(db: Queries, book: CategoryBook): Promise<Pages> {
  const [tree, productsIn] = await Promise.all([book.read(db), book.count(db)])
  return { tree, productsIn }
}

function shown(
  node: CategoryNode,
  { tree, productsIn }: Pages,
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
    products: productsIn(node),
    path: above.map(id => crumb(tree.find(id)!, language, { languages })),
  }
}

export const listCategories =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'listCategories'> =>
  async ({ language }) => {
    const pages = await readPages(db, book)
    const answered = answerLanguage(languages, language)
    return ok({ items: pages.tree.nodes.map(node => shown(node, pages, answered, languages)) })
  }

export const listStaffCategories =
  ({ db }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'listStaffCategories'> =>
  async () => {
    // Not from the book: whoever has just saved sees it.
    const [tree, productsIn] = await Promise.all([readTree(db), book.count(db)])
    return ok({
      items: tree.nodes.map(node => ({
        ...toCategory(node),
        depth: depthOf(node),
        products: productsIn(node),
      })),
    })
  }

export const getCategory =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'getCategory'> =>
  async ({ category, language }) => {
    const pages = await readPages(db, book)
    const node = pages.tree.find(category)
    if (node) return ok(shown(node, pages, answerLanguage(languages, language), languages))
    const moved = await db.maybe(movedTo, [category])
    return moved
      ? fail({ code: 'category_moved', detail: `It is at ${moved.slug} now`, data: moved })
      : fail({ code: 'category_not_found', detail: `There is no category '${category}'` })
  }

export const getManyCategories =
  ({ db, config: { languages } }: CatalogDeps, book: CategoryBook): Handler<Catalog, 'getManyCategories'> =>
  async ({ categories, language }) => {
    const pages = await readPages(db, book)
    const answered = answerLanguage(languages, language)
    const found = [...new Set(categories.flatMap(key => pages.tree.find(key) ?? []))]
    return ok({
      items: found.map(node => shown(node, pages, answered, languages)),
      missing: categories.filter(key => !pages.tree.find(key)),
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
