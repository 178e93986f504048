import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/format.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { MailFrame } from './mail-frame.tsx'

/** What the e-mail looks like and what it says, and how sending it went. */
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
      {preview.data && <Mail {...preview.data} />}
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

type MailProps = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: string
}
const looks = [
  { name: 'As it looks', isText: false },
  { name: 'As plain text', isText: true },
] as const

/** Both are sent: which of them is read is up to the reader's program. */
function Mail({ subject, html, text, language }: MailProps) {
  const [asText, setAsText] = useState(false)
  return (
    <>
      <nav className="tabs mail-tabs" aria-label="Form of the e-mail">
        {looks.map(({ name, isText }) => (
          <button key={name} type="button" aria-current={isText === asText} onClick={() => setAsText(isText)}>
            {name}
          </button>
        ))}
      </nav>
      {asText ? (
        <pre className="mail-text" lang={language}>
          {text}
        </pre>
      ) : (
        <MailFrame {...{ subject, html, language }} />
      )}
    </>
  )
}
