import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'

export const useCategories = () =>
  useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => answerOf(catalog('GET /v1/categories', { language: 'en' }, { signal })),
  })
