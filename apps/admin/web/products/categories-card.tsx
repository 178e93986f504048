import { Checkbox } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import type { FormPart } from './form-part.ts'
import { useCategories } from './use-categories.ts'

export function CategoriesCard({ draft, set }: FormPart) {
  const { data } = useCategories()
  const { categoryIds } = draft
  return (
    <Card title="Categories">
      {!data && <Skeleton lines={5} />}
      <ul className="category-picks">
        {data?.items.map(({ id, title, depth }) => (
          <li key={id} style={{ paddingLeft: depth * 20 }}>
            <Checkbox
              label={title}
              checked={categoryIds.includes(id)}
              onChange={event =>
                set(
                  'categoryIds',
                  event.target.checked ? [...categoryIds, id] : categoryIds.filter(kept => kept !== id),
                )
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
