import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './states.tsx'

type Props = {
  readonly what: string
  readonly secret: string
  readonly note: string
  readonly onClose: () => void
}

/** A code, a key, a secret: it is in one answer and nowhere else, so it is shown until somebody has kept it. */
export function KeptOnceDialog({ what, secret, note, onClose }: Props) {
  return (
    <Dialog
      title={`Keep this ${what} now`}
      onClose={onClose}
      footer={
        <>
          <Button icon="copy" onClick={() => void navigator.clipboard.writeText(secret)}>
            Copy
          </Button>
          <Button look="primary" onClick={onClose}>
            I have kept it
          </Button>
        </>
      }
    >
      <Notice tone="warn">{note}</Notice>
      <div className="seed">
        <code>{secret}</code>
      </div>
    </Dialog>
  )
}
