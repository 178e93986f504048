import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Campaign } from '../api/shapes.ts'
import { IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'

export function CampaignMenu({ campaign: { id, name, version } }: { campaign: Campaign }) {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const remove = useMutation({
    mutationFn: () => answerOf(pricing('DELETE /v1/admin/campaigns/:id', { id }, { ifMatch: version })),
    onSuccess: () => {
      tell(`${name} is gone`)
      void client.invalidateQueries({ queryKey: ['campaigns'] })
      goOn({ to: '/campaigns' })
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
          act="Delete the campaign"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          Only a campaign without promotions that was never used is deleted: end any other, its figures stay.
        </ConfirmDialog>
      )}
    </>
  )
}
