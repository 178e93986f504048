import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { catalog, identity, inventory, notifications, pricing } from '../api/clients.ts'
import type { Permission } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { useMay } from '../session/use-me.ts'
import { useAuditColumns } from './audit-columns.tsx'

const route = getRouteApi('/audit')
type Entry = { id: number; at: string; actor: string; action: string; entity: string } & object
type Answer = { items: Entry[]; next?: string }

const views: readonly (View & { readonly needs: Permission })[] = [
  { name: 'Staff and customers', search: {}, needs: 'audit.read' },
  { name: 'Catalogue', search: { of: 'catalog' }, needs: 'catalog.read' },
  { name: 'Pricing', search: { of: 'pricing' }, needs: 'pricing.read' },
  { name: 'Stock', search: { of: 'inventory' }, needs: 'inventory.read' },
  { name: 'Notifications', search: { of: 'notifications' }, needs: 'notifications.read' },
]
/** Each service keeps its own log, beside what it changed. */
export function AuditLog() {
  const search = route.useSearch()
  const { onSearch, onText } = useListSearch('/audit', search)
  const columns = useAuditColumns()
  const may = useMay()
  const allowed = views.filter(({ needs }) => may(needs))
  const pages = usePages(['audit', search], (page, signal): Promise<Answer> => {
    const { q, of } = search
    const isActor = q?.includes(':') === true
    const input = { ...page, ...(q && (isActor ? { actor: q } : { entity: q })) }
    if (of === 'catalog') return answerOf(catalog('GET /v1/admin/audit/catalog', input, { signal }))
    if (of === 'pricing') return answerOf(pricing('GET /v1/admin/audit/pricing', input, { signal }))
    if (of === 'notifications')
      return answerOf(notifications('GET /v1/admin/audit/notifications', input, { signal }))
    if (of === 'inventory') {
      // Stock is found by what was changed alone.
      const asked = { ...page, ...(q && !isActor && { entity: q }) }
      return answerOf(inventory('GET /v1/admin/audit/inventory', asked, { signal }))
    }
    return answerOf(identity('GET /v1/admin/audit/identity', input, { signal }))
  })
  return (
    <ListPage
      title="Audit log"
      kept="audit"
      views={allowed}
      search={search}
      onSearch={onSearch}
      filters={
        <SearchField
          label="Search the log"
          placeholder="Identifier, or staff:…"
          value={search.q}
          onSearch={onText}
        />
      }
      name="audit log"
      pages={pages}
      columns={columns}
      rowId={({ id }) => String(id)}
      empty={<Empty icon="audit" title="Nothing was changed yet" />}
    />
  )
}
