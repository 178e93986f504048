import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/format.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'

/** What was sent, and what came back at each try. */
export function DeliveryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['deliveries', 'of', id],
    queryFn: ({ signal }) =>
      answerOf(notifications('GET /v1/admin/webhook-deliveries/:id', { id }, { signal })),
  })
  return (
    <Dialog title={data?.eventType ?? 'Delivery'} wide onClose={onClose}>
      {!data && (error ? <Failed error={error} /> : <Skeleton lines={6} />)}
      {data && (
        <div className="stack">
          <h3>Tries</h3>
          {data.tries.length === 0 && <p className="quiet-text">It was not tried yet.</p>}
          <ol className="timeline">
            {data.tries.toReversed().map(({ attempt, at, status, error: problem, durationMs, body }) => (
              <li key={`${attempt}-${at}`}>
                <div>
                  <strong>{status ? `Answer ${status}` : 'No answer'}</strong>
                  <small>
                    {`Try ${attempt}, ${durationMs} ms`} · <When at={at} />
                  </small>
                </div>
                {problem && <p>{problem}</p>}
                {body && <pre className="code-block">{body}</pre>}
              </li>
            ))}
          </ol>
          <h3>What was sent</h3>
          <pre className="code-block">{JSON.stringify(data.payload, null, 2)}</pre>
        </div>
      )}
    </Dialog>
  )
}
