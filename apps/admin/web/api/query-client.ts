import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { hasEnded, isForbidden } from './answer.ts'

/** A session that has ended is noticed wherever it happens: the page then asks who is there, and shows the sign-in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (hasEnded(error)) client.setQueryData(['me'], null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !hasEnded(error) && !isForbidden(error) && isWorthIt(error),
      },
    },
  })
  return client
}

const isWorthIt = (error: unknown): boolean =>
  !(error instanceof Error && 'status' in error && Number(error.status) < 500) && !('code' in Object(error))
