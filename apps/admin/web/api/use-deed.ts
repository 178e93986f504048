import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTell } from '../parts/toasts.tsx'

type Row = { readonly id: string }

/** Something that is done to one row of a list: told when it is done, and the list looked at anew. */
export function useDeed<T>(list: string, act: (id: string) => Promise<T>, said: (answer: T) => string) {
  const client = useQueryClient()
  const tell = useTell()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: act,
    onSuccess: answer => tell(said(answer)),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: [list] }),
  })
  return {
    onDo: ({ id }: Row) => mutate(id),
    isBusy: ({ id }: Row) => isPending && variables === id,
  }
}
