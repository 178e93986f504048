import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Import, ImportError } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Card, Facts, Page } from '../parts/page.tsx'
import { Empty, Failed, Notice, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { fieldText } from './field-text.ts'
import { ImportProgress, isRunning } from './import-progress.tsx'

const route = getRouteApi('/imports/$id')
const back = { to: '/imports', name: 'imports' } as const
const lookAgainMs = 700
const columns: readonly Column<ImportError>[] = [
  { id: 'row', header: 'Line', width: '90px', cell: ({ row }) => row },
  { id: 'where', header: 'Where', cell: ({ pointer }) => <span title={pointer}>{fieldText(pointer)}</span> },
  { id: 'what', header: 'What is wrong', cell: ({ detail }) => <span className="wrap-text">{detail}</span> },
]

export function ImportPage() {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery<Import>({
    queryKey: ['imports', id],
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : lookAgainMs),
    queryFn: ({ signal }) => answerOf(catalog('GET /v1/admin/imports/:id', { id }, { signal })),
  })
  return (
    <Page
      title="Import"
      back={back}
      badges={data && <Status of={data.status} />}
      actions={data && isRunning(data) && <Cancel id={id} />}
    >
      {data ? (
        <LoadedImport found={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function LoadedImport({ found }: { found: Import }) {
  const pages = usePages(['imports', found.id, 'errors', found.failed], (page, signal) =>
    answerOf(catalog('GET /v1/admin/imports/:id/errors', { id: found.id, ...page }, { signal })),
  )
  return (
    <div className="stack">
      {found.detail && <Notice tone="danger">{found.detail}</Notice>}
      <Card>
        <div className="stack">
          <ImportProgress of={found} />
          <Facts
            of={[
              ['Products in the file', found.total],
              ['Worked off', found.processed],
              ['New', found.created],
              ['Changed', found.updated],
              ['Unchanged', found.unchanged],
              ['Left out', found.failed],
            ]}
          />
        </div>
      </Card>
      <Card title="What was wrong" flush>
        <DataTable
          name="errors of the import"
          pages={pages}
          columns={columns}
          rowId={({ row, pointer, detail }) => `${row}${pointer}${detail}`}
          empty={<Empty icon="check" title={isRunning(found) ? 'Nothing so far' : 'Nothing was wrong'} />}
        />
      </Card>
    </div>
  )
}

function Cancel({ id }: { id: string }) {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => answerOf(catalog('POST /v1/admin/imports/:id/cancel', { id })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
    onError: tell.problem,
  })
  if (!may('catalog.write')) return null
  return (
    <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
      Stop
    </Button>
  )
}
