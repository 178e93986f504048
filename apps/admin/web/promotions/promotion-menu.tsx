import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion } from '../api/shapes.ts'
import { IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'

export function PromotionMenu({ promotion: { id, name, version } }: { promotion: Promotion }) {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => answerOf(pricing('DELETE /v1/admin/promotions/:id', { id }, { ifMatch: version })),
    onSuccess: () => {
      tell(`${name} is gone`)
      void client.invalidateQueries({ queryKey: ['promotions'] })
      goOn({ to: '/promotions' })
    },
    onError: error => {
      tell.problem(error)
      setAsking(false)
    },
  })
  return (
    <>
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        items={[{ label: 'Delete', icon: 'trash', danger: true, onSelect: () => setAsking(true) }]}
      />
      {asking && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          act="Delete the promotion"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          What is in carts now costs more from then on. A promotion with coupons is ended rather than deleted:
          their uses stay countable.
        </ConfirmDialog>
      )}
    </>
  )
}
