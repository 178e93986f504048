import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { gateway } from '../api/clients.ts'
import type { DeadLetter } from '../api/shapes.ts'
import type { Pages } from '../api/use-pages.ts'
import { useTell } from '../parts/toasts.tsx'
import { type Decision, decide } from './decide.ts'

const followMs = 5_000
const key = ['dead-letters']
const most = 100

/** Of all services at once, and without pages: whoever has more has another worry. */
export function useDeadLetters(state: 'parked' | 'retrying') {
  const query = useQuery({
    queryKey: [...key, state],
    refetchInterval: followMs,
    queryFn: ({ signal }) =>
      answerOf(gateway('GET /v1/admin/dead-letters', { state, limit: most }, { signal })),
  })
  const pages: Pages<DeadLetter> = {
    rows: query.data?.items ?? [],
    ...{ isLoading: query.isPending, error: query.error, hasMore: false, isLoadingMore: false },
    more: () => {},
    retry: () => void query.refetch(),
  }
  return { pages, away: query.data?.away ?? [], more: query.data?.more === true }
}

const doneWords = { redrive: 'tried again', discard: 'discarded' } as const

/** About one event. */
export function useDecision() {
  const client = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: async ({ decision, letter }: { decision: Decision; letter: DeadLetter }) => {
      const problem = (await decide(decision, [letter])).get(letter)
      if (problem !== undefined) throw new Error(problem)
    },
    onSuccess: (_, { decision }) => tell(`1 event is ${doneWords[decision]}`),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
