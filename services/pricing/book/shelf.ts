import { type Queries, statement } from '@stoa/platform/db'
import type { Kind } from '../rule/rule.ts'
import type { RuleRow } from '../rule/rule-store.ts'
import { type Book, bookOf } from './book.ts'

type Page = { revision: number; rules: (RuleRow<Kind> & { kind: Kind })[] }

const readAll = statement<Page>(
  'pricing.read-book',
  `select (select revision from book) as revision,
          coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'id', id, 'document', document, 'version', version,
                                                'updatedAt', updated_at)), '[]') as rules from rules`,
)

export type Shelf = {
  at(revision: number): Promise<Book>
  /** As it was last read, if it was. */
  kept(): Book | undefined
}

/** Keeps the book while it is current: the revision comes with what each quote reads anyway. */
export function createShelf(db: Queries): Shelf {
  let kept: Book | undefined
  let loading: Promise<Book> | undefined
  const load = async (): Promise<Book> => {
    const { revision, rules } = await db.one(readAll)
    const loaded = bookOf(revision, rules)
    if (!kept || kept.revision < revision) kept = loaded
    return loaded
  }
  return {
    kept: () => kept,
    async at(revision) {
      if (kept && kept.revision >= revision) return kept
      // Whoever comes while it is read waits for that, and reads once more if it was begun too early.
      const shared = loading
      if (shared) {
        const book = await shared
        if (book.revision >= revision) return book
      }
      const mine = load()
      loading = mine
      try {
        return await mine
      } finally {
        if (loading === mine) loading = undefined
      }
    },
  }
}
