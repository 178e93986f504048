import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { Card, Facts } from '../parts/page.tsx'
import { useMay } from '../session/use-me.ts'

/** Who asked to be told by mail when it is back: how many, not who. */
export function WaitingCard({ sku }: { sku: string }) {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['stock', 'waiting', sku],
    queryFn: ({ signal }) => answerOf(notifications('GET /v1/admin/stock-alerts', { sku }, { signal })),
    enabled: may('notifications.read'),
  })
  if (!data) return null
  return (
    <Card title="Customers">
      <Facts of={[['Waiting for it', String(data.items[0]?.waiting ?? 0)]]} />
    </Card>
  )
}
