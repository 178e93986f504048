import { useNavigate } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { LinkButton } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dateText, When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { effectText } from './effect-text.ts'
import { runningState } from './running-state.ts'

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
  { id: 'coupon', header: 'Coupon', wide: true, cell: ({ needsCoupon }) => (needsCoupon ? 'Needed' : '–') },
  {
    id: 'until',
    header: 'Until',
    wide: true,
    cell: ({ endsAt }) => (endsAt ? dateText(endsAt) : 'Open end'),
  },
  {
    id: 'changed',
    header: 'Changed',
    end: true,
    wide: true,
    cell: ({ updatedAt }) => <When at={updatedAt} />,
  },
]

export function PromotionList() {
  const may = useMay()
  const navigate = useNavigate()
  const pages = usePages(['promotions'], (page, signal) =>
    answerOf(pricing('GET /v1/admin/promotions', page, { signal })),
  )
  useShortcut(
    'n',
    () => void navigate({ to: '/promotions/$id', params: { id: 'new' } }),
    may('pricing.write'),
  )
  return (
    <Page
      title="Promotions"
      fill
      actions={
        may('pricing.write') && (
          <LinkButton to="/promotions/$id" params={{ id: 'new' }} look="primary" icon="plus">
            New promotion
          </LinkButton>
        )
      }
    >
      <DataTable
        name="promotions"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/promotions/$id', params: { id } })}
        empty={<Empty icon="promotions" title="No promotions yet" />}
      />
    </Page>
  )
}
