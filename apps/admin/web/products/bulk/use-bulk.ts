import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../api/answer.ts'
import { changeRows } from '../../api/change-rows.ts'
import { inTurn } from '../../api/in-turn.ts'
import type { ProductRow } from '../../api/shapes.ts'
import { useTell } from '../../parts/toasts.tsx'
import type { BulkEdit } from './bulk-edits.ts'

/** Each product for itself: what fails is told, the rest is done, and can be taken back. */
export function useBulk(products: readonly ProductRow[], onDone: () => void) {
  const client = useQueryClient()
  const tell = useTell()
  const refresh = () => client.invalidateQueries({ queryKey: ['products'] })
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ edit, rows }: { edit: BulkEdit; rows: readonly ProductRow[] }) => {
      const undos: (() => Promise<unknown>)[] = []
      const failures: string[] = []
      await inTurn(rows, async row => {
        try {
          const undo = await edit.one(row)
          if (undo) undos.push(undo)
        } catch (error) {
          failures.push(`${row.title}: ${sentenceOf(error)}`)
        }
      })
      return { edit, undos, failures, done: rows.length - failures.length }
    },
    onMutate: ({ edit: { soon }, rows }) => {
      if (!soon) return undefined
      const ids = new Set(rows.map(({ id }) => id))
      return changeRows<ProductRow>(client, 'products', row => (ids.has(row.id) ? soon(row) : row))
    },
    onSuccess: ({ edit, undos, failures, done }, _, restore) => {
      void refresh()
      if (failures.length > 0) tell.problem(new Error(failures.slice(0, 3).join(' · ')))
      if (done === 0) return
      const takeBack = async () => {
        await client.cancelQueries({ queryKey: ['products'] })
        restore?.()
        await inTurn(undos, undo => undo()).catch(tell.problem)
        await refresh()
      }
      tell(edit.done(done), undos.length > 0 ? () => void takeBack() : undefined)
      onDone()
    },
  })
  return {
    isBusy: isPending,
    run: (edit: BulkEdit, rows = products) => mutate({ edit, rows }),
  }
}
