import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Failed, Notice, Skeleton } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useCategories } from '../products/use-categories.ts'
import { useMay } from '../session/use-me.ts'

type Editing = { readonly id?: string }

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
            {data.items.map(({ id, title, slug, depth, products }) => (
              <li key={id} style={{ paddingLeft: 16 + depth * 24 }}>
                <span className="name-cell">
                  {title}
                  <small className="mono">{slug}</small>
                </span>
                <span className="row">
                  <small className="num">{products === 1 ? '1 product' : `${products} products`}</small>
                  {may('catalog.write') && (
                    <Button small onClick={() => setEditing({ id })}>
                      Edit
                    </Button>
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

function CategoryDialog({ id, onClose }: Editing & { onClose: () => void }) {
  const tell = useTell()
  const client = useQueryClient()
  const all = useCategories().data?.items ?? []
  const own = all.find(category => category.id === id)
  const [title, setTitle] = useState(own?.title ?? '')
  const [parentId, setParentId] = useState(own?.parentId ?? '')
  const save = useMutation({
    mutationFn: async () => {
      const place = { parentId: parentId || null }
      if (!id) return answerOf(catalog('POST /v1/admin/categories', { texts: { en: { title } }, ...place }))
      // Read anew: the other languages stay, and so does what somebody else just saved.
      const now = await answerOf(catalog('GET /v1/admin/categories/:id', { id }))
      const texts = { ...now.texts, en: { ...now.texts.en, title } }
      return answerOf(
        catalog('PATCH /v1/admin/categories/:id', { id, texts, ...place }, { ifMatch: now.version }),
      )
    },
    onSuccess: () => {
      tell('Saved')
      void client.invalidateQueries({ queryKey: ['categories'] })
      onClose()
    },
  })
  return (
    <Dialog
      title={id ? 'Category' : 'New category'}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      footer={
        <Button look="primary" type="submit" busy={save.isPending} disabled={!title}>
          Save
        </Button>
      }
    >
      {save.error && <Notice tone="danger">{sentenceOf(save.error)}</Notice>}
      <TextField
        label="Title"
        value={title}
        error={fieldErrorsOf(save.error)['/texts/en/title']}
        onChange={event => setTitle(event.target.value)}
      />
      <Select
        label="Below"
        choices={[
          { value: '', label: 'At the top' },
          ...all
            .filter(category => category.id !== id)
            .map(category => ({
              value: category.id,
              label: `${'– '.repeat(category.depth)}${category.title}`,
            })),
        ]}
        value={parentId}
        onChange={event => setParentId(event.target.value)}
      />
    </Dialog>
  )
}
