import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { PriceList } from '../api/shapes.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { PriceListDialog } from './price-list-dialog.tsx'

export function PriceListActions({ list }: { list: PriceList }) {
  const [doing, setDoing] = useState<'edit' | 'delete'>()
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const close = () => setDoing(undefined)
  const remove = useMutation({
    mutationFn: () =>
      answerOf(pricing('DELETE /v1/admin/price-lists/:id', { id: list.id }, { ifMatch: list.version })),
    onSuccess: () => {
      tell('The price list is gone')
      goOn({ to: '/price-lists' })
      void client.invalidateQueries({ queryKey: ['price-lists'], exact: true })
    },
    onError: error => {
      tell.problem(error)
      close()
    },
  })
  return (
    <>
      <Button icon="pencil" onClick={() => setDoing('edit')}>
        Edit
      </Button>
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        items={[
          { label: 'Delete the list', icon: 'trash', danger: true, onSelect: () => setDoing('delete') },
        ]}
      />
      {doing === 'edit' && <PriceListDialog list={list} onClose={close} />}
      {doing === 'delete' && (
        <ConfirmDialog
          title={`Delete ${list.name}?`}
          act="Delete the list"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          Its prices go with it, and what it priced costs the price of the catalogue again.
        </ConfirmDialog>
      )}
    </>
  )
}
