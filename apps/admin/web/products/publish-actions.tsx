import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Product } from '../api/shapes.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'

export function PublishActions({
  product,
  onSaved,
}: {
  product: Product
  onSaved: (saved: Product) => void
}) {
  const { id, status, version, slug } = product
  const tell = useTell()
  const goOn = useGoOn()
  const [asking, setAsking] = useState<'schedule' | 'delete'>()
  const move = useMutation({
    mutationFn: (publish: boolean) =>
      answerOf(
        publish
          ? catalog('POST /v1/admin/products/:id/publish', { id })
          : catalog('POST /v1/admin/products/:id/unpublish', { id }),
      ),
    onSuccess: (saved, publish) => {
      onSaved(saved)
      tell(publish ? 'Published: everybody can see it' : 'Back to draft: only staff can see it', () =>
        move.mutate(!publish),
      )
    },
    onError: tell.problem,
  })
  const remove = useMutation({
    mutationFn: () => answerOf(catalog('DELETE /v1/admin/products/:id', { id }, { ifMatch: version })),
    onSuccess: () => {
      tell('Deleted')
      goOn({ to: '/products' })
    },
    onError: tell.problem,
  })
  const isDraft = status === 'draft'
  return (
    <>
      {status !== 'published' ? (
        <Button look="primary" busy={move.isPending} onClick={() => move.mutate(true)}>
          Publish
        </Button>
      ) : (
        <Button busy={move.isPending} onClick={() => move.mutate(false)}>
          Unpublish
        </Button>
      )}
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        items={[
          ...(isDraft
            ? [{ label: 'Schedule', icon: 'clock' as const, onSelect: () => setAsking('schedule') }]
            : []),
          ...(status === 'scheduled'
            ? [{ label: 'Back to draft', icon: 'redo' as const, onSelect: () => move.mutate(false) }]
            : []),
          ...(status === 'published'
            ? [
                {
                  label: 'See it in the shop',
                  icon: 'shop' as const,
                  onSelect: () => open(`/products/${slug}`),
                },
              ]
            : []),
          { label: 'Delete', icon: 'trash', danger: true, onSelect: () => setAsking('delete') },
        ]}
      />
      {asking === 'schedule' && (
        <ScheduleDialog product={product} onSaved={onSaved} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title="Delete this product"
          act="Delete"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(undefined)}
        >
          Its variants, prices and addresses go with it. Orders keep what was bought. To take it off the shop
          for a while, unpublish it.
        </ConfirmDialog>
      )}
    </>
  )
}
