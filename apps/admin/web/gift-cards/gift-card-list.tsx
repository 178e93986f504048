import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { GiftCard } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dateText, moneyText, When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { IssueDialog } from './issue-dialog.tsx'

export function GiftCardList() {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [issuing, setIssuing] = useState(false)
  const [ending, setEnding] = useState<GiftCard>()
  const pages = usePages(['gift-cards'], (page, signal) =>
    answerOf(orders('GET /v1/admin/gift-cards', page, { signal })),
  )
  const end = useMutation({
    mutationFn: (id: string) =>
      answerOf(orders('POST /v1/admin/gift-cards/:id/disable', { id, reason: 'Disabled by staff' })),
    onSuccess: () => {
      setEnding(undefined)
      tell('The card is refused from now on')
    },
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['gift-cards'] }),
  })
  const columns: readonly Column<GiftCard>[] = [
    {
      id: 'card',
      header: 'Card',
      cell: ({ lastFour }) => <span className="mono">{`•••• ${lastFour}`}</span>,
    },
    { id: 'status', header: 'Status', cell: ({ status }) => <Status of={status} /> },
    { id: 'balance', header: 'Left', end: true, cell: ({ balance }) => moneyText(balance) },
    { id: 'initial', header: 'Of', end: true, wide: true, cell: ({ initial }) => moneyText(initial) },
    {
      id: 'until',
      header: 'Until',
      end: true,
      wide: true,
      cell: ({ expiresAt }) => (expiresAt ? dateText(expiresAt) : 'Open end'),
    },
    { id: 'made', header: 'Made', end: true, wide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      id: 'do',
      header: '',
      end: true,
      cell: card =>
        may('orders.refund') &&
        card.status === 'active' && (
          <Button small look="danger" onClick={() => setEnding(card)}>
            Disable
          </Button>
        ),
    },
  ]
  return (
    <Page
      title="Gift cards"
      fill
      actions={
        may('orders.refund') && (
          <Button look="primary" icon="plus" onClick={() => setIssuing(true)}>
            Issue a card
          </Button>
        )
      }
    >
      <DataTable
        name="gift cards"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <Empty icon="gift" title="No gift cards yet">
            Those that are bought or issued stand here; only the last four signs of a code are kept.
          </Empty>
        }
      />
      {issuing && <IssueDialog onClose={() => setIssuing(false)} />}
      {ending && (
        <ConfirmDialog
          title="Disable this card"
          act="Disable"
          busy={end.isPending}
          onConfirm={() => end.mutate(ending.id)}
          onClose={() => setEnding(undefined)}
        >
          {`${moneyText(ending.balance)} is left on it. Nobody can spend it any more.`}
        </ConfirmDialog>
      )}
    </Page>
  )
}
