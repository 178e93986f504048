import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { rawJson } from '@stoa/platform/contract'
import type { CategoryBook } from '../category/category-book.ts'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage } from '../product/languages.ts'
import { foldText } from '../product/slug.ts'
import { crumb } from '../read-model/detail.ts'
import type { SearchIndex } from './port.ts'

type Parts = { readonly index: SearchIndex; readonly categories: CategoryBook }

export const suggest =
  ({ db, config }: CatalogDeps, { index, categories }: Parts): Handler<typeof catalogContract, 'suggest'> =>
  async ({ q, language, limit = 6 }) => {
    const answered = answerLanguage(config.languages, language)
    const [{ words, items }, tree] = await Promise.all([
      index.complete(db, q, answered, limit),
      categories.read(db),
    ])
    const begun = foldText(q.trim())
    const found = tree.nodes
      .map(node => crumb(node, answered, config))
      .filter(
        ({ title }) =>
          foldText(title)
            .split(/\s+/)
            .some(word => word.startsWith(begun)) || foldText(title).startsWith(begun),
      )
      .slice(0, limit)
    return ok(
      rawJson(
        `{"words":${JSON.stringify(words)},"categories":${JSON.stringify(found)},"products":[${items}]}`,
      ),
    )
  }
