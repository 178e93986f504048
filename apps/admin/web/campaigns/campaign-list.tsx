import { useNavigate } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Campaign } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { LinkButton } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dateText } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { runningState } from '../promotions/running-state.ts'
import { useMay } from '../session/use-me.ts'
import { BudgetBars } from './budget-bars.tsx'
import { isSpent } from './budget-text.ts'

export const campaignState = (campaign: Campaign): string => {
  const state = runningState(campaign)
  return state === 'active' && isSpent(campaign) ? 'spent' : state
}

const columns: readonly Column<Campaign>[] = [
  {
    id: 'name',
    header: 'Campaign',
    cell: ({ name, description }) => (
      <span className="name-cell">
        {name}
        {description && <small>{description}</small>}
      </span>
    ),
  },
  { id: 'state', header: 'Status', cell: campaign => <Status of={campaignState(campaign)} /> },
  { id: 'budget', header: 'Budget', cell: campaign => <BudgetBars campaign={campaign} most={1} /> },
  { id: 'uses', header: 'Orders', end: true, wide: true, cell: ({ uses }) => uses },
  {
    id: 'until',
    header: 'Until',
    wide: true,
    cell: ({ endsAt }) => (endsAt ? dateText(endsAt) : 'Open end'),
  },
]

export function CampaignList() {
  const may = useMay()
  const navigate = useNavigate()
  const pages = usePages(['campaigns'], (page, signal) =>
    answerOf(pricing('GET /v1/admin/campaigns', page, { signal })),
  )
  useShortcut('n', () => void navigate({ to: '/campaigns/$id', params: { id: 'new' } }), may('pricing.write'))
  return (
    <Page
      title="Campaigns"
      fill
      actions={
        may('pricing.write') && (
          <LinkButton to="/campaigns/$id" params={{ id: 'new' }} look="primary" icon="plus">
            New campaign
          </LinkButton>
        )
      }
    >
      <DataTable
        name="campaigns"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/campaigns/$id', params: { id } })}
        empty={
          <Empty icon="campaigns" title="No campaigns yet">
            A campaign gives its promotions one time and one budget.
          </Empty>
        }
      />
    </Page>
  )
}
