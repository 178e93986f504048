import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** For what cannot be taken back. */
export function ConfirmDialog({
  title,
  act,
  busy,
  onConfirm,
  onClose,
  children,
}: {
  title: string
  act: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={onConfirm}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" busy={busy}>
            {act}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
