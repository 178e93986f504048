import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answerOf } from '../api/answer.ts'
import { catalog, identity, pricing } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'

const route = getRouteApi('/audit')
type Row = { id: number; at: string; actor: string; action: string; entity: string; changes: string }
type Answer = {
  items: ({ id: number; at: string; actor: string; action: string; entity: string } & object)[]
  next?: string
}

const views: readonly View[] = [
  { name: 'Staff and customers', search: {} },
  { name: 'Catalogue', search: { of: 'catalog' } },
  { name: 'Pricing', search: { of: 'pricing' } },
]
const columns: readonly Column<Row>[] = [
  { id: 'what', header: 'What', cell: ({ action }) => humanise(action) },
  { id: 'who', header: 'Who', cell: ({ actor }) => <span className="mono">{actor}</span> },
  { id: 'entity', header: 'On', wide: true, cell: ({ entity }) => <span className="mono">{entity}</span> },
  {
    id: 'changes',
    header: 'Changes',
    wide: true,
    cell: ({ changes }) => <small className="clip">{changes}</small>,
  },
  { id: 'at', header: 'When', end: true, cell: ({ at }) => <When at={at} /> },
]

/** Each service keeps its own log, beside what it changed. */
export function AuditLog() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/audit', search: next, replace: true }),
    [navigate],
  )
  const onText = useCallback((text?: string) => onSearch({ ...search, q: text }), [onSearch, search])
  const pages = usePages(['audit', search], async (page, signal) => {
    const { q } = search
    const input = { ...page, ...(q && (q.includes(':') ? { actor: q } : { entity: q })) }
    const ask = async (): Promise<Answer> => {
      if (search.of === 'catalog') return answerOf(catalog('GET /v1/admin/audit/catalog', input, { signal }))
      if (search.of === 'pricing') return answerOf(pricing('GET /v1/admin/audit/pricing', input, { signal }))
      return answerOf(identity('GET /v1/admin/audit/identity', input, { signal }))
    }
    const { items, next } = await ask()
    return { items: items.map(rowOf), ...(next && { next }) }
  })
  return (
    <Page title="Audit log" fill>
      <div className="toolbar">
        <SavedViews of="audit" builtIn={views} search={search} onSearch={onSearch} />
        <div className="filters">
          <SearchField
            label="Search the log"
            placeholder="Identifier, or staff:…"
            value={search.q}
            onSearch={onText}
          />
        </div>
      </div>
      <DataTable
        name="audit log"
        pages={pages}
        columns={columns}
        rowId={({ id }) => String(id)}
        empty={<Empty icon="audit" title="Nothing was changed yet" />}
      />
    </Page>
  )
}

function rowOf({ id, at, actor, action, entity, ...rest }: Answer['items'][number]): Row {
  return { ...{ id, at, actor, action, entity }, changes: changesText(rest) }
}

const changesText = (rest: object): string => {
  const changes = 'changes' in rest ? rest.changes : rest
  const text = Array.isArray(changes)
    ? changes.map(change => (change as { path?: string }).path).join(', ')
    : JSON.stringify(changes)
  return text === '{}' ? '' : (text ?? '')
}
