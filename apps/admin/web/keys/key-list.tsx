import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { ApiKey } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'

export function KeyList() {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<ApiKey>()
  const pages = usePages(['keys'], (page, signal) =>
    answerOf(identity('GET /v1/admin/api-keys', page, { signal })),
  )
  const end = useMutation({
    mutationFn: (id: string) => answerOf(identity('DELETE /v1/admin/api-keys/:id', { id })),
    onSuccess: () => {
      setEnding(undefined)
      tell('The key has ended')
    },
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['keys'] }),
  })
  const columns: readonly Column<ApiKey>[] = [
    {
      id: 'name',
      header: 'Key',
      cell: ({ name, prefix }) => (
        <span className="name-cell">
          {name}
          <small className="mono">{prefix}…</small>
        </span>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      cell: key => (
        <Status of={key.revokedAt ? 'disabled' : 'active'} text={key.revokedAt ? 'Ended' : 'Active'} />
      ),
    },
    {
      id: 'may',
      header: 'May',
      wide: true,
      cell: ({ permissions }) => (
        <small className="clip" title={permissions.join(', ')}>
          {permissions.includes('*') ? 'Everything' : permissions.join(', ')}
        </small>
      ),
    },
    {
      id: 'used',
      header: 'Last used',
      wide: true,
      cell: key => (key.lastUsedAt ? <When at={key.lastUsedAt} /> : 'Never'),
    },
    {
      id: 'do',
      header: '',
      end: true,
      cell: key =>
        may('keys.write') &&
        !key.revokedAt && (
          <Button small look="danger" onClick={() => setEnding(key)}>
            End
          </Button>
        ),
    },
  ]
  return (
    <Page
      title="API keys"
      fill
      actions={
        may('keys.write') && (
          <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
            New key
          </Button>
        )
      }
    >
      <DataTable
        name="API keys"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <Empty icon="key" title="No keys yet">
            Integrations sign in with a key of their own.
          </Empty>
        }
      />
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      {ending && (
        <ConfirmDialog
          title={`End “${ending.name}”`}
          act="End the key"
          busy={end.isPending}
          onConfirm={() => end.mutate(ending.id)}
          onClose={() => setEnding(undefined)}
        >
          What uses it is refused within seconds, for good.
        </ConfirmDialog>
      )}
    </Page>
  )
}
