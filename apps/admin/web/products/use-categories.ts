import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { StaffCategoryRow } from '../api/shapes.ts'

export type Category = StaffCategoryRow & { readonly title: string }

const titled = ({ items }: { items: StaffCategoryRow[] }): { items: Category[] } => ({
  items: items.map(category => {
    const { texts, slug } = category
    return { ...category, title: texts.en?.title ?? Object.values(texts)[0]?.title ?? slug }
  }),
})

/** As staff edit them: what the shop shows may be some seconds older. */
export const useCategories = () =>
  useQuery({
    queryKey: ['categories'],
    select: titled,
    queryFn: ({ signal }) => answerOf(catalog('GET /v1/admin/categories', {}, { signal })),
  })
