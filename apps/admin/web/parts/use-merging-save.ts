import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isConflict } from '../api/answer.ts'
import {
  type Choices,
  type Clash,
  changedFields,
  clashesOf,
  mergeDrafts,
  type Shape,
  theirChanges,
} from './merge.ts'

type Editing<E, D> = {
  readonly shape: Shape<D>
  readonly draftOf: (entity: E) => D
  /** What was loaded, and the draft that lies over it. */
  readonly base: E
  readonly draft: D
  readonly read: () => Promise<E>
  /** On top of what was seen: refused when somebody else has saved since. */
  readonly write: (draft: D, seen: E) => Promise<E>
  /** What was saved, and what of it was the draft then: more may have been typed meanwhile. */
  readonly onSaved: (saved: E, sent: D, isMerged: boolean) => void
  readonly onProblem?: (error: unknown) => void
}
export type Conflict = {
  readonly clashes: readonly Clash[]
  readonly news: readonly Clash[]
  readonly isBusy: boolean
  readonly resolve: (choices: Choices) => void
  readonly leave: () => void
}

/** Saves a draft; what somebody else saved meanwhile is met then, shown and merged, and never overwritten. */
export function useMergingSave<E, D>(editing: Editing<E, D>) {
  const { shape, draftOf, base, draft, read, write, onSaved, onProblem } = editing
  const [theirs, setTheirs] = useState<E>()
  const before = draftOf(base)
  const meet = async (error: unknown) => {
    if (isConflict(error)) setTheirs(await read())
    else onProblem?.(error)
  }
  const save = useMutation({
    mutationFn: () => write(draft, base),
    onMutate: () => ({ sent: draft }),
    onSuccess: (saved, _, { sent }) => onSaved(saved, sent, false),
    onError: meet,
  })
  const resolve = useMutation({
    mutationFn: async ({ choices, seen }: { choices: Choices; seen: E }) => {
      const other = draftOf(seen)
      const merged = mergeDrafts(shape, before, draft, other, choices)
      return changedFields(shape, other, merged).length === 0 ? seen : write(merged, seen)
    },
    onMutate: () => ({ sent: draft }),
    onSuccess: (saved, _, { sent }) => {
      setTheirs(undefined)
      onSaved(saved, sent, true)
    },
    onError: meet,
  })
  const conflict: Conflict | undefined = theirs && {
    clashes: clashesOf(shape, before, draft, draftOf(theirs)),
    news: theirChanges(shape, before, draft, draftOf(theirs)),
    isBusy: resolve.isPending,
    resolve: choices => resolve.mutate({ choices, seen: theirs }),
    leave: () => setTheirs(undefined),
  }
  const error = save.error ?? resolve.error
  return {
    save: () => save.mutate(),
    isBusy: save.isPending || resolve.isPending,
    conflict,
    /** What is wrong with the draft; that somebody else saved is asked about instead. */
    problem: error !== null && !isConflict(error) ? error : undefined,
    changes: changedFields(shape, before, draft),
  }
}
