import type { DeadLetter } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/format.tsx'
import { Facts } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'

type Props = {
  readonly letter: DeadLetter
  readonly mayDecide: boolean
  readonly onRedrive: () => void
  readonly onDiscard: () => void
  readonly onClose: () => void
}

/** What the event says, and why nobody could do anything with it. */
export function DeadLetterDialog({ letter, mayDecide, onRedrive, onDiscard, onClose }: Props) {
  return (
    <Dialog
      title={letter.type}
      wide
      onClose={onClose}
      footer={
        mayDecide && (
          <>
            <Button look="danger" onClick={onDiscard}>
              Discard
            </Button>
            <Button look="primary" icon="redo" onClick={onRedrive}>
              Redrive
            </Button>
          </>
        )
      }
    >
      <Notice tone="danger">{letter.error}</Notice>
      <Facts
        of={[
          ['Published by', letter.source],
          ['Could not be handled by', `${letter.service}, ${letter.consumer}`],
          ['About', <code key="about">{letter.subject}</code>],
          ['Event', <code key="event">{letter.eventId}</code>],
          ['Tries', letter.attempts],
          ['First failed', <When key="since" at={letter.since} />],
          ['Last failed', <When key="last" at={letter.lastFailedAt} />],
          ...(letter.traceparent
            ? [['Trace', <code key="trace">{letter.traceparent.split('-')[1]}</code>] as const]
            : []),
        ]}
      />
      <h3>What it says</h3>
      <pre className="code-block">{JSON.stringify(letter.data, null, 2)}</pre>
    </Dialog>
  )
}
