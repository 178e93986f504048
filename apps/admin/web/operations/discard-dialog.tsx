import { ConfirmDialog } from '../parts/confirm-dialog.tsx'

type Props = {
  readonly count: number
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export const DiscardDialog = ({ count, ...rest }: Props) => (
  <ConfirmDialog
    title={count === 1 ? 'Discard the event?' : `Discard ${count} events?`}
    act="Discard"
    {...rest}
  >
    What it should have done will never be done. The log keeps which event it was, and who decided.
  </ConfirmDialog>
)
