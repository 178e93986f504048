import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import { IconButton } from '../parts/button.tsx'
import { useTell } from '../parts/toasts.tsx'

type Props = {
  readonly id: string
  readonly title: string
  readonly parentId: string | null
  /** In the order of the list, this one among them. */
  readonly siblings: readonly string[]
}

/** Up and down among its siblings, as the shop lists them. */
export function CategoryMoves({ id, title, parentId, siblings }: Props) {
  const client = useQueryClient()
  const tell = useTell()
  const move = useMutation({
    mutationFn: async (before: string | undefined) => {
      const now = await answerOf(catalog('GET /v1/admin/categories/:id', { id }))
      const place = { id, parentId, ...(before && { before }) }
      return answerOf(catalog('POST /v1/admin/categories/:id/move', place, { ifMatch: now.version }))
    },
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['categories'] }),
  })
  const at = siblings.indexOf(id)
  return (
    <>
      <IconButton
        small
        icon="up"
        label={`Move ${title} up`}
        disabled={at === 0 || move.isPending}
        onClick={() => move.mutate(siblings[at - 1])}
      />
      <IconButton
        small
        icon="lower"
        label={`Move ${title} down`}
        disabled={at === siblings.length - 1 || move.isPending}
        onClick={() => move.mutate(siblings[at + 2])}
      />
    </>
  )
}
