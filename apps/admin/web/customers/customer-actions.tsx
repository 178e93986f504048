import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { CustomerDetails } from '../api/shapes.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { Menu } from '../parts/menu.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'

type Change = { readonly status?: 'active' | 'blocked'; readonly group?: string | null }
type Asked = { readonly to: Change; readonly version: number }

export function CustomerActions({ customer }: { customer: CustomerDetails }) {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'erase' | { readonly groupOf: CustomerDetails }>()
  const refresh = () => client.invalidateQueries({ queryKey: ['customer', customer.id] })
  const change = useMutation({
    mutationFn: ({ to, version }: Asked) =>
      answerOf(identity('PATCH /v1/admin/customers/:id', { id: customer.id, ...to }, { ifMatch: version })),
    onSuccess: ({ version }, { to: { status } }) => {
      setAsking(undefined)
      if (status) {
        const before = status === 'blocked' ? 'active' : 'blocked'
        tell(status === 'blocked' ? 'Blocked and signed out' : 'Unblocked', () =>
          change.mutate({ to: { status: before }, version }),
        )
      } else tell('Group saved')
    },
    onError: (error, { to: { status } }) => status && tell.problem(error),
    onSettled: () => Promise.all([refresh(), client.invalidateQueries({ queryKey: ['customers'] })]),
  })
  const erase = useMutation({
    mutationFn: () => answerOf(identity('POST /v1/admin/customers/:id/erasure', { id: customer.id })),
    onSuccess: () => {
      setAsking(undefined)
      tell('The erasure has begun')
      return refresh()
    },
    onError: tell.problem,
  })
  const askGroup = () => {
    change.reset()
    setAsking({ groupOf: customer })
  }
  if (customer.status === 'erased') return null
  const isBlocked = customer.status === 'blocked'
  return (
    <>
      {may('customers.write') && (
        <Button
          busy={change.isPending}
          onClick={() =>
            change.mutate({ to: { status: isBlocked ? 'active' : 'blocked' }, version: customer.version })
          }
        >
          {isBlocked ? 'Unblock' : 'Block'}
        </Button>
      )}
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        items={[
          ...(may('customers.write')
            ? [{ label: 'Change the group', icon: 'customers' as const, onSelect: askGroup }]
            : []),
          ...(may('privacy.write')
            ? [
                {
                  label: 'Erase the customer',
                  icon: 'trash' as const,
                  danger: true,
                  onSelect: () => setAsking('erase'),
                },
              ]
            : []),
        ]}
      />
      {typeof asking === 'object' && (
        <GroupDialog
          group={asking.groupOf.group}
          error={change.error}
          busy={change.isPending}
          onGroup={group => change.mutate({ to: { group }, version: asking.groupOf.version })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'erase' && (
        <ConfirmDialog
          title="Erase this customer"
          act="Erase for good"
          busy={erase.isPending}
          onConfirm={() => erase.mutate()}
          onClose={() => setAsking(undefined)}
        >
          For a written request. Every service deletes what it holds; invoices stay for their legal term,
          without a name in anything but what the law asks for.
        </ConfirmDialog>
      )}
    </>
  )
}

function GroupDialog({
  group,
  error,
  busy,
  onGroup,
  onClose,
}: {
  group: string | undefined
  error: unknown
  busy: boolean
  onGroup: (group: string | null) => void
  onClose: () => void
}) {
  const [text, setText] = useState(group ?? '')
  return (
    <Dialog
      title="Customer group"
      onClose={onClose}
      onSubmit={() => onGroup(text.trim() || null)}
      footer={
        <Button look="primary" type="submit" busy={busy}>
          Save
        </Button>
      }
    >
      {error !== null && <Notice tone="danger">{sentenceOf(error)}</Notice>}
      <TextField
        label="Group"
        hint="Price lists and promotions can be for one group. Empty takes the customer out."
        placeholder="trade"
        value={text}
        onChange={event => setText(event.target.value)}
      />
    </Dialog>
  )
}
