import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'

const batch = 50
const freshMs = 60_000

/** What rows only name by an id, fetched for a whole page of them at once and kept by its id. */
export function useBatch<T>(
  name: string,
  ids: readonly string[],
  fetchMany: (ids: string[], signal: AbortSignal) => Promise<{ readonly items: readonly T[] }>,
  idOf: (item: T) => string,
): ReadonlyMap<string, T> {
  const queries = batchesOf([...new Set(ids)]).map(asked => ({
    queryKey: [name, 'batch', asked],
    staleTime: freshMs,
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchMany(asked, signal),
  }))
  const combine = useCallback(
    (results: readonly { readonly data: { readonly items: readonly T[] } | undefined }[]) =>
      new Map(results.flatMap(({ data }) => data?.items.map(item => [idOf(item), item] as const) ?? [])),
    [idOf],
  )
  return useQueries({ queries, combine })
}

/** In the order in which they came, so that a page that was asked for is not asked for again. */
export function batchesOf(ids: readonly string[], size = batch): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, n) => ids.slice(n * size, (n + 1) * size))
}
