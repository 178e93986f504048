import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import { useMay } from '../session/use-me.ts'
import type { Draft } from './product-draft.ts'

/** Those of the markets, and those that something has a price in. */
export function useCurrencies(variants: Draft['variants']): string[] {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['markets'],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: may('pricing.read'),
    queryFn: () => answerOf(pricing('GET /v1/admin/markets', {})),
  })
  const priced = variants.flatMap(({ prices }) => prices.map(({ currency }) => currency))
  const all = new Set([...priced, ...(data?.items.map(({ currency }) => currency) ?? [])])
  return all.size > 0 ? [...all] : ['EUR']
}
