import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'

export function useLocationNames(): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['locations'],
    queryFn: ({ signal }) => answerOf(inventory('GET /v1/admin/locations', {}, { signal })),
  })
  return id => data?.items.find(place => place.id === id)?.name ?? id
}
