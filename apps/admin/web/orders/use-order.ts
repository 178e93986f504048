import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { useTell } from '../parts/toasts.tsx'

/** A page that somebody watches follows what buyers and colleagues do. */
const followMs = 15_000

export const useOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id],
    refetchInterval: followMs,
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/orders/:id', { id }, { signal })),
  })

export const useTimeline = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'timeline'],
    refetchInterval: followMs,
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/orders/:id/timeline', { id }, { signal })),
  })

export const useInvoices = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'invoices'],
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/orders/:id/invoices', { id }, { signal })),
  })

/** One attempt has one key: a click that is sent twice counts once, also after an answer that was lost. */
export function useOrderAction<I>(
  id: string,
  run: (input: I, idempotencyKey: string) => Promise<unknown>,
  { done, onDone }: { done: string; onDone?: () => void },
) {
  const client = useQueryClient()
  const tell = useTell()
  const attempt = useAttempt()
  return useMutation({
    mutationFn: (input: I) => attempt(input, idempotencyKey => run(input, idempotencyKey)),
    onSuccess: () => {
      tell(done)
      onDone?.()
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['order', id] }),
        client.invalidateQueries({ queryKey: ['orders'] }),
        client.invalidateQueries({ queryKey: ['returns'] }),
      ]),
  })
}
