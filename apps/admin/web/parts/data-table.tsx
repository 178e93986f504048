import { Link, type LinkProps } from '@tanstack/react-router'
import {
  type ColumnDef,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo, useRef } from 'react'
import type { Pages } from '../api/use-pages.ts'
import { Button } from './button.tsx'
import { Checkbox } from './field.tsx'
import { Failed } from './states.tsx'
import { useRowKeys } from './use-row-keys.ts'

const features = tableFeatures({ rowSelectionFeature })

export type Column<T> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: T) => ReactNode
  readonly end?: boolean
  /** Left out where the window is narrow. */
  readonly wide?: boolean
  readonly width?: string
}

export type TableProps<T> = {
  readonly name: string
  readonly pages: Pages<T>
  readonly columns: readonly Column<T>[]
  readonly rowId: (row: T) => string
  readonly rowName?: (row: T) => string
  /** Where a row leads; the first cell is the link. */
  readonly to?: (row: T) => LinkProps
  /** What a row opens over the list; the first cell is the button. */
  readonly onOpen?: (row: T) => void
  readonly empty: ReactNode
  readonly selection?: RowSelectionState
  readonly onSelection?: (next: RowSelectionState) => void
}

export function DataTable<T extends object>({
  name,
  pages,
  columns,
  rowId,
  rowName = rowId,
  to,
  onOpen,
  empty,
  selection,
  onSelection,
}: TableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const definitions = useMemo(
    () =>
      columns.map(
        ({ id, header, cell }): ColumnDef<typeof features, T> => ({
          id,
          header: header || (() => <span className="unseen">Actions</span>),
          cell: ({ row }) => cell(row.original),
        }),
      ),
    [columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: pages.rows as T[],
    getRowId: row => rowId(row),
    state: { rowSelection: selection ?? {} },
    enableRowSelection: onSelection !== undefined,
    onRowSelectionChange: update =>
      onSelection?.(typeof update === 'function' ? update(selection ?? {}) : update),
  })
  if (pages.error && pages.rows.length === 0) return <Failed error={pages.error} retry={pages.retry} />
  if (!pages.isLoading && pages.rows.length === 0) return empty
  const look = new Map(columns.map(column => [column.id, column]))
  const classOf = (id: string) =>
    `${look.get(id)?.end ? 'end' : ''} ${look.get(id)?.wide ? 'wide-only' : ''}`.trim() || undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll with the keyboard
    <section className="table-frame" aria-label={name} tabIndex={0}>
      <table className="table" aria-label={name} aria-busy={pages.isLoading}>
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id}>
              {onSelection && (
                <th className="pick">
                  <Checkbox
                    hidden
                    label={`Select all of ${name}`}
                    checked={table.getIsAllRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {group.headers.map(header => (
                <th
                  key={header.id}
                  className={classOf(header.id)}
                  style={{ width: look.get(header.id)?.width }}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          {pages.isLoading && <LoadingRows columns={columns} picks={onSelection !== undefined} />}
          {table.getRowModel().rows.map(row => (
            <tr key={row.id} data-selected={row.getIsSelected() || undefined}>
              {onSelection && (
                <td className="pick">
                  <Checkbox
                    hidden
                    label={`Select ${rowName(row.original)}`}
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </td>
              )}
              {row.getAllCells().map((cell, index) => (
                <td key={cell.id} className={classOf(cell.column.id)}>
                  {index === 0 && to && (
                    <Link {...to(row.original)} className="row-link">
                      <table.FlexRender cell={cell} />
                    </Link>
                  )}
                  {index === 0 && onOpen && (
                    <button type="button" className="row-link" onClick={() => onOpen(row.original)}>
                      <table.FlexRender cell={cell} />
                    </button>
                  )}
                  {!(index === 0 && (to ?? onOpen)) && <table.FlexRender cell={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages.hasMore && (
        <div className="table-more">
          <Button busy={pages.isLoadingMore} onClick={pages.more}>
            {pages.isLoadingMore ? 'Loading…' : 'Show more'}
          </Button>
        </div>
      )}
    </section>
  )
}

function LoadingRows<T>({ columns, picks }: { columns: readonly Column<T>[]; picks: boolean }) {
  return Array.from({ length: 8 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else
    <tr key={row} className="loading-row">
      {picks && <td className="pick" />}
      {columns.map(({ id, wide }, index) => (
        <td key={id} className={wide ? 'wide-only' : undefined}>
          <span style={{ width: `${index === 0 ? 70 : 35 + ((row * 13 + index * 7) % 40)}%` }} />
        </td>
      ))}
    </tr>
  ))
}
