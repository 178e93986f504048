import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { effectText } from '../promotions/effect-text.ts'
import { runningState } from '../promotions/running-state.ts'

const columns: readonly Column<Promotion>[] = [
  {
    id: 'name',
    header: 'Promotion',
    cell: ({ name, effect }) => (
      <span className="name-cell">
        {name}
        <small>{effectText(effect)}</small>
      </span>
    ),
  },
  { id: 'state', header: 'Status', cell: promotion => <Status of={runningState(promotion)} /> },
]

export function CampaignPromotions({ campaignId }: { campaignId: string }) {
  const pages = usePages(['promotions', { campaignId }], (page, signal) =>
    answerOf(pricing('GET /v1/admin/promotions', { campaignId, ...page }, { signal })),
  )
  return (
    <Card title="Promotions" flush>
      <DataTable
        name="promotions of the campaign"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/promotions/$id', params: { id } })}
        empty={
          <Empty icon="promotions" title="No promotions yet">
            A promotion chooses its campaign where it is edited.
          </Empty>
        }
      />
    </Card>
  )
}
