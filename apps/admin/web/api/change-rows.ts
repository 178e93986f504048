import type { InfiniteData, QueryClient } from '@tanstack/react-query'

type Paged<T> = InfiniteData<{ readonly items: readonly T[] }>

const isPaged = <T>(data: Paged<T> | undefined): data is Paged<T> => Array.isArray(data?.pages)

/** What is as good as certain is shown before the answer; what it gives back restores what stood there. */
export async function changeRows<T>(
  client: QueryClient,
  list: string,
  change: (row: T) => T,
): Promise<() => void> {
  const queryKey = [list]
  // An answer that is on its way already knows nothing of this.
  await client.cancelQueries({ queryKey })
  const before = client.getQueriesData<Paged<T>>({ queryKey })
  client.setQueriesData<Paged<T>>({ queryKey }, data => {
    if (!isPaged(data)) return data
    return { ...data, pages: data.pages.map(page => ({ ...page, items: page.items.map(change) })) }
  })
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}
