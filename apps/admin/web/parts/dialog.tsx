import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'

const fillable = 'input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled)'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly wide?: boolean
  readonly onSubmit?: () => void
}

/** The platform's own modal dialog: it traps the focus, closes on Escape and returns to where one was. */
export function Dialog({ title, onClose, children, footer, wide, onSubmit }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current!
    if (!dialog.open) dialog.showModal()
    // Towards what is to be filled in, rather than the way out; without a field towards the harmless button.
    const first =
      dialog.querySelector<HTMLElement>('[autofocus]') ??
      dialog.querySelector<HTMLElement>(`.dialog-body :is(${fillable})`) ??
      dialog.querySelector<HTMLElement>('.dialog-foot button')
    first?.focus()
    return () => dialog.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          event.stopPropagation()
          onSubmit?.()
        }}
      >
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        {/* What is taller than the window scrolls, also with the keyboard. */}
        <div className="dialog-body">{children}</div>
        {footer && <footer className="dialog-foot">{footer}</footer>}
      </form>
    </dialog>
  )
}
