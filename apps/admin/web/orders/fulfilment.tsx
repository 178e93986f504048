import type { OrderRow } from '../api/shapes.ts'
import { Status } from '../parts/status.tsx'

/** What is cancelled waits for nobody. */
export function Fulfilment({ of }: { of: Pick<OrderRow, 'status' | 'fulfilmentStatus'> }) {
  const isOver = of.status === 'cancelled' && of.fulfilmentStatus === 'unfulfilled'
  return isOver ? <Status of="not-sent" /> : <Status of={of.fulfilmentStatus} />
}
