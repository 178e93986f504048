import type { DeadLetter } from '../api/shapes.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import type { useDecision } from './use-dead-letters.ts'

type Props = {
  readonly letters: readonly DeadLetter[]
  readonly decision: ReturnType<typeof useDecision>
  readonly onClose: () => void
}

export function DiscardDialog({ letters, decision, onClose }: Props) {
  return (
    <ConfirmDialog
      title={letters.length === 1 ? 'Discard the event?' : `Discard ${letters.length} events?`}
      act="Discard"
      busy={decision.isPending}
      onConfirm={() => decision.mutate({ decision: 'discard', letters }, { onSettled: onClose })}
      onClose={onClose}
    >
      What it should have done will never be done. The log keeps which event it was, and who decided.
    </ConfirmDialog>
  )
}
