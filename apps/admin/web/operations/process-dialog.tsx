import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/format.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'

export function ProcessDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['processes', 'of', id],
    queryFn: ({ signal }) => answerOf(orders('GET /v1/admin/order-processes/:id', { id }, { signal })),
  })
  return (
    <Dialog title="Every step it took" onClose={onClose}>
      {!data && (error ? <Failed error={error} /> : <Skeleton lines={5} />)}
      <ol className="timeline">
        {data?.log.toReversed().map(({ seq, step, outcome, at }) => (
          <li key={seq}>
            <div>
              <strong>{humanise(step)}</strong>
              <small>
                <When at={at} />
              </small>
            </div>
            <p>{outcome}</p>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
