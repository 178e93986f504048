import type { ReactNode } from 'react'
import { DataTable, type TableProps } from './data-table.tsx'
import { Page } from './page.tsx'
import { SavedViews, type View } from './saved-views.tsx'

type Props<T> = TableProps<T> & {
  readonly title: string
  readonly actions?: ReactNode
  /** What stands above the views. */
  readonly above?: ReactNode
  /** Views are kept by the name of their list, in this browser. */
  readonly kept: string
  readonly views: readonly View[]
  readonly search: View['search']
  readonly onSearch: (next: object) => void
  readonly filters?: ReactNode
  readonly notice?: ReactNode
  /** What opens over the list. */
  readonly children?: ReactNode
}

/** Every list has one frame: its views, its filters, its rows. */
export function ListPage<T extends object>({
  title,
  actions,
  above,
  kept,
  views,
  search,
  onSearch,
  filters,
  notice,
  children,
  ...table
}: Props<T>) {
  return (
    <Page title={title} fill actions={actions}>
      {above}
      <div className="toolbar">
        <SavedViews of={kept} builtIn={views} search={search} onSearch={onSearch} />
        {filters && <div className="filters">{filters}</div>}
      </div>
      {notice && <div className="inset">{notice}</div>}
      <DataTable<T> {...table} />
      {children}
    </Page>
  )
}
