import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Failed, Skeleton } from '../parts/states.tsx'
import { useCategories } from '../products/use-categories.ts'
import { useMay } from '../session/use-me.ts'
import { CategoryDialog, type Editing } from './category-dialog.tsx'
import { CategoryMoves } from './category-moves.tsx'

export function CategoryList() {
  const may = useMay()
  const { data, error, refetch } = useCategories()
  const [editing, setEditing] = useState<Editing>()
  return (
    <Page
      title="Categories"
      actions={
        may('catalog.write') && (
          <Button look="primary" icon="plus" onClick={() => setEditing({})}>
            New category
          </Button>
        )
      }
    >
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {data?.items.length === 0 && <Empty icon="categories" title="No categories yet" />}
      {data && data.items.length > 0 && (
        <Card flush>
          <ul className="tree">
            {data.items.map(({ id, parentId, title, slug, depth, products }) => (
              <li key={id} style={{ paddingLeft: 16 + depth * 24 }}>
                <span className="name-cell">
                  {title}
                  <small className="mono">{slug}</small>
                </span>
                <span className="row">
                  <small className="num">{products === 1 ? '1 product' : `${products} products`}</small>
                  {may('catalog.write') && (
                    <>
                      <CategoryMoves
                        id={id}
                        title={title}
                        parentId={parentId}
                        siblings={data.items
                          .filter(other => other.parentId === parentId)
                          .map(other => other.id)}
                      />
                      <Button small onClick={() => setEditing({ id })}>
                        Edit
                      </Button>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {editing && <CategoryDialog {...editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}
