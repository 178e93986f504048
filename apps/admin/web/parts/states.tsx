import type { ReactNode } from 'react'
import { sentenceOf } from '../api/answer.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here yet, and what to do about it. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className="empty" role="alert">
      <Icon name="warn" size={28} />
      <h2>This could not be loaded</h2>
      <p>{sentenceOf(error)}</p>
      {retry && <Button onClick={retry}>Try again</Button>}
    </div>
  )
}

/** Lines where text will be, in its height: nothing moves when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else
        <span key={line} style={{ width: `${90 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  )
}

export function Notice({
  tone = 'info',
  children,
}: {
  tone?: 'info' | 'warn' | 'danger' | 'ok'
  children: ReactNode
}) {
  return (
    <div className={`notice ${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
      <Icon name={tone === 'ok' ? 'check' : 'warn'} />
      <div>{children}</div>
    </div>
  )
}
