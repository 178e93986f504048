import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useCategories } from '../products/use-categories.ts'

export type Editing = { readonly id?: string }

export function CategoryDialog({ id, onClose }: Editing & { onClose: () => void }) {
  const tell = useTell()
  const client = useQueryClient()
  const all = useCategories().data?.items ?? []
  const own = all.find(category => category.id === id)
  const [title, setTitle] = useState(own?.title ?? '')
  const [asking, setAsking] = useState(false)
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
  const remove = useMutation({
    mutationFn: async (gone: string) => {
      const now = await answerOf(catalog('GET /v1/admin/categories/:id', { id: gone }))
      return answerOf(catalog('DELETE /v1/admin/categories/:id', { id: gone }, { ifMatch: now.version }))
    },
    onSuccess: () => {
      tell(`${own?.title} is gone; its products stay`)
      void client.invalidateQueries({ queryKey: ['categories'] })
      onClose()
    },
  })
  const problem = save.error ?? remove.error
  return (
    <Dialog
      title={id ? 'Category' : 'New category'}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      footer={
        <>
          {id && (
            <Button
              look="danger"
              busy={remove.isPending}
              onClick={() => (asking ? remove.mutate(id) : setAsking(true))}
            >
              {asking ? 'Delete for good' : 'Delete'}
            </Button>
          )}
          <Button look="primary" type="submit" busy={save.isPending} disabled={!title}>
            Save
          </Button>
        </>
      }
    >
      {problem && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
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
