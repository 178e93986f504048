import { useQuery } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/format.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'

/** What the e-mail says, as those read it who see no pictures, and how sending it went. */
export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const preview = useQuery({
    queryKey: ['messages', 'preview', id],
    retry: false,
    queryFn: ({ signal }) =>
      answerOf(notifications('GET /v1/admin/messages/:id/preview', { id }, { signal })),
  })
  const message = useQuery({
    queryKey: ['messages', 'of', id],
    queryFn: ({ signal }) => answerOf(notifications('GET /v1/admin/messages/:id', { id }, { signal })),
  })
  return (
    <Dialog title={preview.data?.subject ?? 'E-mail'} wide onClose={onClose}>
      {!preview.data && (preview.error ? <Failed error={preview.error} /> : <Skeleton lines={8} />)}
      {preview.data && (
        <pre className="mail-text" lang={preview.data.language}>
          {preview.data.text}
        </pre>
      )}
      <ol className="timeline mail-tries">
        {message.data?.tries.toReversed().map(({ attempt, at, outcome, detail }) => (
          <li key={attempt}>
            <div>
              <strong>{`Try ${attempt}: ${humanise(outcome)}`}</strong>
              <small>
                <When at={at} />
              </small>
            </div>
            {detail && <p>{detail}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
