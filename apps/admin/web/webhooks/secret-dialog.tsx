import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { KeptOnceDialog } from '../parts/kept-once-dialog.tsx'
import { Notice } from '../parts/states.tsx'

/** The one of now goes on beside the new one for a day, so that the receiver has time. */
export function SecretDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const client = useQueryClient()
  const attempt = useAttempt()
  const make = useMutation({
    mutationFn: () =>
      attempt(id, idempotencyKey =>
        answerOf(
          notifications('POST /v1/admin/webhooks/:id/secrets', { id, overlapHours: 24 }, { idempotencyKey }),
        ),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  if (make.data) return <NewSecret secret={make.data.secret} onClose={onClose} />
  return (
    <Dialog
      title="Make a new secret?"
      onClose={onClose}
      onSubmit={() => make.mutate()}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" type="submit" busy={make.isPending}>
            Make a new secret
          </Button>
        </>
      }
    >
      {make.error && <Notice tone="danger">{sentenceOf(make.error)}</Notice>}
      <p>For 24 hours every delivery is signed with both, so that the receiver can change over.</p>
    </Dialog>
  )
}

export const NewSecret = ({ secret, onClose }: { secret: string; onClose: () => void }) => (
  <KeptOnceDialog
    what="secret"
    secret={secret}
    note="The receiver checks signatures with it. It is not shown again."
    onClose={onClose}
  />
)
