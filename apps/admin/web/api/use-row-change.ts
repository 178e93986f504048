import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTell } from '../parts/toasts.tsx'
import { changeRows } from './change-rows.ts'

type RowChange<T, C> = {
  readonly list: string
  readonly row: T
  readonly keyOf: (row: T) => string
  /** On top of what was seen: refused when somebody else has changed it since. */
  readonly write: (change: C, seen: T) => Promise<T>
  /** What the row will be, shown before the answer. */
  readonly soon: (row: T, change: C) => T
  readonly done: (change: C) => string
  /** What takes it back, where something does. */
  readonly back: (change: C) => C | undefined
}

/** One row of a list, changed at the version that was seen; the way back names the version that was answered. */
export function useRowChange<T, C>({ list, row, keyOf, write, soon, done, back }: RowChange<T, C>) {
  const client = useQueryClient()
  const tell = useTell()
  const put = (next: (row: T) => T) =>
    changeRows<T>(client, list, each => (keyOf(each) === keyOf(row) ? next(each) : each))
  const change = useMutation({
    mutationFn: ({ to, seen }: { to: C; seen: T }) => write(to, seen),
    onMutate: ({ to }) => put(each => soon(each, to)),
    onSuccess: async (saved, { to }) => {
      await put(() => saved)
      const before = back(to)
      tell(done(to), before === undefined ? undefined : () => change.mutate({ to: before, seen: saved }))
    },
    onError: (error, _, restore) => {
      restore?.()
      tell.problem(error)
    },
    onSettled: () => client.invalidateQueries({ queryKey: [list] }),
  })
  return (to: C, seen = row) => change.mutate({ to, seen })
}
