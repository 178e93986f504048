import type { Languages } from '../product/languages.ts'
import type { Problem } from '../product/product.ts'
import type { Category, CategoryNode } from './category.ts'

export type CategoryRules = {
  readonly languages: Languages
  readonly parent: CategoryNode | undefined
  /** Of the category itself, if it stands in the tree already. */
  readonly path: string | undefined
  readonly slugOwner: string | undefined
}

/** So deep that no menu shows it, and shallow enough for every address. */
const deepest = 12

export function checkCategory(
  category: Category,
  { languages, parent, path, slugOwner }: CategoryRules,
): Problem[] {
  const problems: Problem[] = []
  if (!category.texts[languages[0]])
    problems.push({
      pointer: `/texts/${languages[0]}`,
      detail: `is missing: the shop's first language is ${languages[0]}`,
    })
  if (category.parentId !== null && !parent)
    problems.push({ pointer: '/parentId', detail: 'there is no such category' })
  if (parent && path !== undefined && parent.path.startsWith(path))
    problems.push({ pointer: '/parentId', detail: 'a category cannot stand below itself' })
  if (parent && parent.path.split('/').length - 2 >= deepest)
    problems.push({ pointer: '/parentId', detail: `the tree may be ${deepest} levels deep` })
  if (slugOwner !== undefined && slugOwner !== category.id)
    problems.push({ pointer: '/slug', detail: `'${category.slug}' is the slug of another category` })
  return problems
}
