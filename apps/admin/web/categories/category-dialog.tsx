import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { StaffCategory } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { plainShape } from '../parts/merge.ts'
import { Failed, Notice, Skeleton } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { type Category, useCategories } from '../products/use-categories.ts'

export type Editing = { readonly id?: string }

/** One that is edited is read first: with its other languages, and the version that was seen. */
export function CategoryDialog({ id, onClose }: Editing & { onClose: () => void }) {
  const own = useQuery({
    queryKey: ['categories', 'of', id],
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () => answerOf(catalog('GET /v1/admin/categories/:id', { id: id! })),
  })
  if (id === undefined || own.data) return <CategoryForm category={own.data} onClose={onClose} />
  return (
    <Dialog title="Category" onClose={onClose}>
      {own.error ? <Failed error={own.error} /> : <Skeleton lines={3} />}
    </Dialog>
  )
}

type Draft = { readonly title: string; readonly parentId: string }
const shape = plainShape<Draft>()
const draftOf = (category: StaffCategory | undefined): Draft => ({
  title: category?.texts.en?.title ?? '',
  parentId: category?.parentId ?? '',
})

async function write({ title, parentId }: Draft, seen: StaffCategory | undefined): Promise<StaffCategory> {
  const place = { parentId: parentId || null }
  if (!seen) return answerOf(catalog('POST /v1/admin/categories', { texts: { en: { title } }, ...place }))
  const texts = { ...seen.texts, en: { ...seen.texts.en, title } }
  const { id, version } = seen
  return answerOf(catalog('PATCH /v1/admin/categories/:id', { id, texts, ...place }, { ifMatch: version }))
}

function CategoryForm({ category, onClose }: { category: StaffCategory | undefined; onClose: () => void }) {
  const tell = useTell()
  const client = useQueryClient()
  const all = useCategories().data?.items ?? []
  const id = category?.id
  const [draft, setDraft] = useState(() => draftOf(category))
  const [asking, setAsking] = useState(false)
  const saving = useMergingSave<StaffCategory | undefined, Draft>({
    ...{ shape, draftOf, base: category, draft, write },
    read: async () => category && answerOf(catalog('GET /v1/admin/categories/:id', { id: category.id })),
    onSaved(_saved, _sent, isMerged) {
      tell(isMerged ? 'Saved, with both changes' : 'Saved')
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
      tell(`${category?.texts.en?.title ?? 'The category'} is gone; its products stay`)
      void client.invalidateQueries({ queryKey: ['categories'] })
      onClose()
    },
  })
  const problem = saving.problem ?? remove.error
  if (saving.conflict)
    return <ConflictDialog conflict={saving.conflict} nameOf={fieldName} textOf={placeText(all)} />
  return (
    <Dialog
      title={id ? 'Category' : 'New category'}
      onClose={onClose}
      onSubmit={saving.save}
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
          <Button look="primary" type="submit" busy={saving.isBusy} disabled={!draft.title}>
            Save
          </Button>
        </>
      }
    >
      {problem && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
      <TextField
        label="Title"
        value={draft.title}
        error={fieldErrorsOf(saving.problem)['/texts/en/title']}
        onChange={event => setDraft({ ...draft, title: event.target.value })}
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
        value={draft.parentId}
        onChange={event => setDraft({ ...draft, parentId: event.target.value })}
      />
    </Dialog>
  )
}

const fieldName = (key: string): string => (key === 'parentId' ? 'Below' : 'Title')
const placeText =
  (all: readonly Category[]) =>
  (value: unknown, key: string): string | undefined =>
    key === 'parentId' ? (all.find(({ id }) => id === value)?.title ?? 'At the top') : undefined
