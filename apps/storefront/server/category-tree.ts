import type { Category, catalogContract } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import type { Static } from 'typebox'
import type { Language } from '../words/words.ts'

type Branch = Static<typeof Category>
type Catalog = Pick<Api<typeof catalogContract>, 'listCategories'>
export type CategoryTree = (language: Language, call: Call) => Promise<readonly Branch[]>

type Kept = { readonly tree: Promise<readonly Branch[]>; readonly generation: number; readonly until: number }
type Options = { readonly generation: () => number; readonly now: () => number; readonly ageMs: number }

/** Every page's header needs it and it seldom changes: asked for once, and again after a change. */
export function categoryTree(catalog: Catalog, { generation, now, ageMs }: Options): CategoryTree {
  const kept = new Map<Language, Kept>()
  return (language, call) => {
    const known = kept.get(language)
    if (known && known.generation === generation() && known.until > now()) return known.tree
    const tree = read(catalog, language, call)
    kept.set(language, { tree, generation: generation(), until: now() + ageMs })
    tree.catch(() => kept.delete(language))
    return tree
  }
}

async function read(catalog: Catalog, language: Language, call: Call): Promise<readonly Branch[]> {
  const answer = await catalog.listCategories({ language }, call)
  return answer.ok ? answer.value.items : []
}
