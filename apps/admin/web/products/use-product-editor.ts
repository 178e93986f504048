import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, type FieldErrors, fieldErrorsOf, isConflict } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Product } from '../api/shapes.ts'
import { useTell } from '../parts/toasts.tsx'
import { clashesOf, mergeDrafts, type Side } from './merge-drafts.ts'
import { changedFields, type Draft, draftOf, patchOf } from './product-draft.ts'

const read = (id: string) => answerOf(catalog('GET /v1/admin/products/:id', { id }))
const write = (id: string, before: Draft, after: Draft, ifMatch: number) =>
  answerOf(catalog('PATCH /v1/admin/products/:id', { id, ...patchOf(before, after) }, { ifMatch }))

export type Editor = ReturnType<typeof useProductEditor>

/** A draft over what was loaded; what somebody else saves meanwhile is met at saving, never overwritten. */
export function useProductEditor(loaded: Product) {
  const client = useQueryClient()
  const tell = useTell()
  const [base, setBase] = useState(loaded)
  const [draft, setDraft] = useState(() => draftOf(loaded))
  const [theirs, setTheirs] = useState<Product>()
  const before = draftOf(base)
  const changes = changedFields(before, draft)
  /** What was typed while it was being saved stays on top of it. */
  const accept = (saved: Product, sent: Draft) => {
    setBase(saved)
    setDraft(now => mergeDrafts(sent, now, draftOf(saved), {}))
    setTheirs(undefined)
    client.setQueryData(['product', saved.id], saved)
    void client.invalidateQueries({ queryKey: ['products'] })
  }
  const save = useMutation({
    mutationFn: async () => write(base.id, before, draft, base.version),
    onMutate: () => ({ sent: draft }),
    onSuccess: (saved, _, { sent }) => {
      accept(saved, sent)
      tell('Saved')
    },
    onError: async error => {
      if (isConflict(error)) setTheirs(await read(base.id))
      else tell.problem(error)
    },
  })
  const resolve = useMutation({
    mutationFn: async (choices: Readonly<Record<string, Side>>) => {
      const other = draftOf(theirs!)
      const merged = mergeDrafts(before, draft, other, choices)
      if (changedFields(other, merged).length === 0) return theirs!
      return write(base.id, other, merged, theirs!.version)
    },
    onMutate: () => ({ sent: draft }),
    onSuccess: (saved, _, { sent }) => {
      accept(saved, sent)
      tell('Saved, with both changes')
    },
    onError: async error => {
      if (isConflict(error)) setTheirs(await read(base.id))
      else tell.problem(error)
    },
  })
  const errors: FieldErrors = fieldErrorsOf(save.error ?? resolve.error)
  return {
    ...{ base, draft, changes, errors, save, resolve },
    clashes: theirs && clashesOf(before, draft, draftOf(theirs)),
    set: <K extends keyof Draft>(part: K, value: Draft[K]) => setDraft(now => ({ ...now, [part]: value })),
    discard: () => setDraft(draftOf(base)),
    leaveConflict: () => setTheirs(undefined),
    /** Something else than the draft was saved, like a schedule: the draft stays on top of it. */
    adopt(saved: Product) {
      setDraft(now => mergeDrafts(before, now, draftOf(saved), {}))
      setBase(saved)
      client.setQueryData(['product', saved.id], saved)
      void client.invalidateQueries({ queryKey: ['products'] })
    },
  }
}
