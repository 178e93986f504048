import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { sentenceOf } from '../api/answer.ts'
import { Button, IconButton } from './button.tsx'

type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'danger'
  readonly undo?: () => void
}
export type Tell = {
  (text: string, undo?: () => void): void
  problem(error: unknown): void
}

const ToastContext = createContext<Tell | undefined>(undefined)
const shownMs = 7_000

/** What just happened, with a way back where there is one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const nextId = useRef(1)
  const dismiss = useCallback((id: number) => setToasts(all => all.filter(toast => toast.id !== id)), [])
  const show = useCallback(
    (toast: Omit<Toast, 'id'>) => {
      const id = nextId.current++
      setToasts(all => [...all.slice(-2), { ...toast, id }])
      setTimeout(() => dismiss(id), shownMs)
    },
    [dismiss],
  )
  const [tell] = useState<Tell>(() =>
    Object.assign((text: string, undo?: () => void) => show({ text, tone: 'plain', ...(undo && { undo }) }), {
      problem: (error: unknown) => show({ text: sentenceOf(error), tone: 'danger' as const }),
    }),
  )
  return (
    <ToastContext value={tell}>
      {children}
      <section className="toasts" aria-label="Messages" aria-live="polite">
        {toasts.map(({ id, text, tone, undo }) => (
          <div key={id} className={`toast ${tone}`}>
            <span>{text}</span>
            {undo && (
              <Button
                small
                look="quiet"
                onClick={() => {
                  dismiss(id)
                  undo()
                }}
              >
                Undo
              </Button>
            )}
            <IconButton icon="close" label="Dismiss" small onClick={() => dismiss(id)} />
          </div>
        ))}
      </section>
    </ToastContext>
  )
}

export function useTell(): Tell {
  const tell = useContext(ToastContext)
  if (!tell) throw new Error('there are no toasts above this')
  return tell
}
