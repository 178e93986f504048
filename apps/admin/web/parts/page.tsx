import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { Icon } from './icon.tsx'

type Props = {
  readonly title: string
  readonly back?: LinkProps & { readonly name: string }
  readonly badges?: ReactNode
  readonly actions?: ReactNode
  readonly note?: ReactNode
  readonly children: ReactNode
  /** A list fills the window's width; a form is as wide as one reads. */
  readonly fill?: boolean
}

export function Page({ title, back, badges, actions, note, children, fill }: Props) {
  useEffect(() => {
    document.title = `${title} · Marl`
  }, [title])
  return (
    <div className={fill ? 'page fill' : 'page'}>
      <header className="page-head">
        {back && (
          <Link {...back} className="back" aria-label={`Back to ${back.name}`} title={`Back to ${back.name}`}>
            <Icon name="left" />
          </Link>
        )}
        <div className="page-title">
          <h1>{title}</h1>
          {badges}
          {note && <p>{note}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function Card({
  title,
  actions,
  children,
  flush,
}: {
  title?: ReactNode
  actions?: ReactNode
  children: ReactNode
  flush?: boolean
}) {
  return (
    <section className={flush ? 'card flush' : 'card'}>
      {(title || actions) && (
        <header className="card-head">
          {title && <h2>{title}</h2>}
          {actions && <div className="actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Names and values beneath each other. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
