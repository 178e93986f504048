import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

type Page<T> = { items: T[]; next?: string }
export type Pages<T> = {
  readonly rows: readonly T[]
  readonly isLoading: boolean
  readonly error: unknown
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  more(): void
  retry(): void
}

/** A list of the API, page after page by its cursor. */
export function usePages<T>(
  key: readonly unknown[],
  fetchPage: (page: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page<T>>,
  { limit = 50, enabled = true, refetchInterval = false as number | false } = {},
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    refetchInterval,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchPage({ limit, ...(pageParam && { cursor: pageParam }) }, signal),
    getNextPageParam: page => page.next,
  })
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data])
  return {
    rows,
    isLoading: query.isPending && enabled,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  }
}
