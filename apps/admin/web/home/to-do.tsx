import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { gateway, orders } from '../api/clients.ts'
import { Icon } from '../parts/icon.tsx'
import { useMay } from '../session/use-me.ts'

const counted = 100
const some = (items: readonly unknown[] | undefined): string =>
  items === undefined ? '–' : items.length === counted ? `${counted}+` : String(items.length)

/** What waits for somebody. */
export function ToDo() {
  const may = useMay()
  const letters = useQuery({
    queryKey: ['dead-letters', 'to-decide'],
    enabled: may('operations.read'),
    queryFn: ({ signal }) => answerOf(gateway('GET /v1/admin/dead-letters', { limit: counted }, { signal })),
  }).data?.items
  const open = useQuery({
    queryKey: ['orders', 'to-send'],
    queryFn: ({ signal }) =>
      answerOf(
        orders(
          'GET /v1/admin/orders',
          { status: 'open', fulfilmentStatus: 'unfulfilled', limit: counted },
          { signal },
        ),
      ),
  })
  const asked = useQuery({
    queryKey: ['returns', 'to-decide'],
    queryFn: ({ signal }) =>
      answerOf(orders('GET /v1/admin/returns', { status: 'requested', limit: counted }, { signal })),
  })
  return (
    <ul className="to-do">
      <li>
        <Link to="/orders" search={{ status: 'open', fulfilment: 'unfulfilled' }}>
          <Icon name="truck" />
          <strong className="num">{some(open.data?.items)}</strong>{' '}
          {open.data?.items.length === 1 ? 'order to send' : 'orders to send'}
        </Link>
      </li>
      <li>
        <Link to="/returns" search={{ status: 'requested' }}>
          <Icon name="returns" />
          <strong className="num">{some(asked.data?.items)}</strong>{' '}
          {asked.data?.items.length === 1 ? 'return to decide' : 'returns to decide'}
        </Link>
      </li>
      {letters && letters.length > 0 && (
        <li>
          <Link to="/dead-letters">
            <Icon name="warn" />
            <strong className="num">{some(letters)}</strong>{' '}
            {letters.length === 1 ? 'event was not handled' : 'events were not handled'}
          </Link>
        </li>
      )}
    </ul>
  )
}
