import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Coupon } from '../api/shapes.ts'
import type { Column } from '../parts/data-table.tsx'
import { dateText } from '../parts/format.tsx'
import { Status } from '../parts/status.tsx'
import { CouponMenu } from './coupon-menu.tsx'

export function useCouponColumns(): readonly Column<Coupon>[] {
  const promotions = useQuery({
    queryKey: ['promotions', 'first'],
    queryFn: () => answerOf(pricing('GET /v1/admin/promotions', { limit: 100 })),
  }).data?.items
  return useMemo(() => columnsWith(new Map(promotions?.map(({ id, name }) => [id, name]))), [promotions])
}

const columnsWith = (names: ReadonlyMap<string, string>): readonly Column<Coupon>[] => [
  { id: 'code', header: 'Code', cell: ({ code }) => <span className="mono">{code}</span> },
  {
    id: 'state',
    header: 'Status',
    cell: ({ active }) => (
      <Status of={active === false ? 'disabled' : 'active'} text={active === false ? 'Off' : 'On'} />
    ),
  },
  {
    id: 'promotion',
    header: 'Promotion',
    wide: true,
    cell: ({ promotionId }) => (
      <Link className="quiet-link" to="/promotions/$id" params={{ id: promotionId }}>
        {names.get(promotionId) ?? promotionId}
      </Link>
    ),
  },
  {
    id: 'uses',
    header: 'Used',
    end: true,
    cell: ({ uses, usageLimit }) => (usageLimit ? `${uses} of ${usageLimit}` : uses),
  },
  {
    id: 'until',
    header: 'Until',
    end: true,
    wide: true,
    cell: ({ endsAt }) => (endsAt ? dateText(endsAt) : 'Open end'),
  },
  { id: 'do', header: '', end: true, width: '60px', cell: coupon => <CouponMenu coupon={coupon} /> },
]
