import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Import } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ImportProgress, isRunning } from './import-progress.tsx'

const columns: readonly Column<Import>[] = [
  {
    id: 'what',
    header: 'Import',
    cell: ({ format, dryRun, total }) => (
      <span className="name-cell">
        {`${total} ${total === 1 ? 'product' : 'products'}`}
        <small>{`${format.toUpperCase()}${dryRun ? ', checked only' : ''}`}</small>
      </span>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <Status of={status} /> },
  {
    id: 'progress',
    header: 'Progress',
    width: '180px',
    wide: true,
    cell: row => <ImportProgress of={row} />,
  },
  { id: 'created', header: 'New', end: true, wide: true, cell: ({ created }) => created },
  { id: 'updated', header: 'Changed', end: true, wide: true, cell: ({ updated }) => updated },
  { id: 'failed', header: 'Left out', end: true, cell: ({ failed }) => failed },
  { id: 'begun', header: 'Begun', end: true, cell: ({ createdAt }) => <When at={createdAt} /> },
]
const lookAgainMs = 1_500

export function ImportList() {
  const may = useMay()
  const [importing, setImporting] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const pages = usePages(
    ['imports'],
    async (page, signal) => {
      const answer = await answerOf(catalog('GET /v1/admin/imports', page, { signal }))
      setBusy(answer.items.some(isRunning))
      return answer
    },
    { refetchInterval: isBusy ? lookAgainMs : false },
  )
  return (
    <Page
      title="Import and export"
      fill
      actions={
        <>
          <a
            className="button plain"
            href="/api/v1/admin/exports/products?format=csv"
            download="products.csv"
          >
            Export as CSV
          </a>
          <a
            className="button plain"
            href="/api/v1/admin/exports/products?format=ndjson"
            download="products.ndjson"
          >
            Export as NDJSON
          </a>
          {may('catalog.write') && (
            <Button look="primary" icon="plus" onClick={() => setImporting(true)}>
              Import products
            </Button>
          )}
        </>
      }
    >
      <DataTable
        name="imports"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/imports/$id', params: { id } })}
        empty={
          <Empty icon="imports" title="Nothing was imported yet">
            Export the products to see what a file looks like: the import takes the same form.
          </Empty>
        }
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  )
}
