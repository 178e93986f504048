import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { Product } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { fromLocalInput } from '../parts/format.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'

export function ScheduleDialog({
  product,
  onSaved,
  onClose,
}: {
  product: Product
  onSaved: (saved: Product) => void
  onClose: () => void
}) {
  const tell = useTell()
  const [at, setAt] = useState('')
  const publishAt = fromLocalInput(at)
  const schedule = useMutation({
    mutationFn: () =>
      answerOf(catalog('POST /v1/admin/products/:id/schedule', { id: product.id, publishAt: publishAt! })),
    onSuccess: saved => {
      onSaved(saved)
      tell('Scheduled')
      onClose()
    },
  })
  return (
    <Dialog
      title="Publish later"
      onClose={onClose}
      onSubmit={() => publishAt && schedule.mutate()}
      footer={
        <Button look="primary" type="submit" disabled={!publishAt} busy={schedule.isPending}>
          Schedule
        </Button>
      }
    >
      {schedule.error && <Notice tone="danger">{sentenceOf(schedule.error)}</Notice>}
      <TextField
        label="Goes live"
        type="datetime-local"
        hint="In the time zone of this browser."
        value={at}
        onChange={event => setAt(event.target.value)}
      />
    </Dialog>
  )
}
