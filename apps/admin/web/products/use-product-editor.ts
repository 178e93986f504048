import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, type FieldErrors, fieldErrorsOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Product } from '../api/shapes.ts'
import { mergeDrafts } from '../parts/merge.ts'
import { useTell } from '../parts/toasts.tsx'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { type Draft, draftOf, patchOf, productShape } from './product-draft.ts'

export type Editor = ReturnType<typeof useProductEditor>

/** A draft over what was loaded; what somebody else saves meanwhile is met at saving, never overwritten. */
export function useProductEditor(loaded: Product) {
  const client = useQueryClient()
  const tell = useTell()
  const [base, setBase] = useState(loaded)
  const [draft, setDraft] = useState(() => draftOf(loaded))
  /** What was typed since `from` stays on top of what is saved now. */
  const adopt = (saved: Product, from: Draft) => {
    setBase(saved)
    setDraft(now => mergeDrafts(productShape, from, now, draftOf(saved), {}))
    client.setQueryData(['product', saved.id], saved)
    void client.invalidateQueries({ queryKey: ['products'] })
  }
  const { problem, ...saving } = useMergingSave<Product, Draft>({
    ...{ shape: productShape, draftOf, base, draft },
    read: () => answerOf(catalog('GET /v1/admin/products/:id', { id: base.id })),
    write: (next, seen) => {
      const patch = patchOf(draftOf(seen), next)
      return answerOf(
        catalog('PATCH /v1/admin/products/:id', { id: seen.id, ...patch }, { ifMatch: seen.version }),
      )
    },
    onSaved(saved, sent, isMerged) {
      adopt(saved, sent)
      tell(isMerged ? 'Saved, with both changes' : 'Saved')
    },
    onProblem: tell.problem,
  })
  const errors: FieldErrors = fieldErrorsOf(problem)
  return {
    ...{ base, draft, errors },
    ...saving,
    set: <K extends keyof Draft>(part: K, value: Draft[K]) => setDraft(now => ({ ...now, [part]: value })),
    discard: () => setDraft(draftOf(base)),
    /** Something else than the draft was saved, like a schedule: the draft stays on top of it. */
    adopt: (saved: Product) => adopt(saved, draftOf(base)),
  }
}
