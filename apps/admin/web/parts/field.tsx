import {
  cloneElement,
  type InputHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { Icon } from './icon.tsx'

type Labelled = {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** The label stands only for those who do not see the place of the field. */
  readonly hidden?: boolean
}

function Frame({ label, hint, error, hidden, children }: Labelled & { children: ReactElement }) {
  const id = useId()
  const about = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const control = cloneElement(children as ReactElement<Record<string, unknown>>, {
    id,
    'aria-describedby': about,
    'aria-invalid': error ? true : undefined,
  })
  return (
    <div className="field">
      <label htmlFor={id} className={hidden ? 'unseen' : undefined}>
        {label}
      </label>
      {control}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

const framed = ({ label, hint, error, hidden }: Labelled): Labelled => ({
  ...{ label, hint, error },
  ...(hidden && { hidden }),
})

export function TextField({
  label,
  hint,
  error,
  hidden,
  ...input
}: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Frame {...framed({ label, hint, error, ...(hidden && { hidden }) })}>
      <input className="input" autoComplete="off" {...input} />
    </Frame>
  )
}

export function TextArea({
  label,
  hint,
  error,
  hidden,
  ...area
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Frame {...framed({ label, hint, error, ...(hidden && { hidden }) })}>
      <textarea className="input" rows={3} {...area} />
    </Frame>
  )
}

export type Choice = { readonly value: string; readonly label: string }

export function Select({
  label,
  hint,
  error,
  hidden,
  choices,
  ...select
}: Labelled & { readonly choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Frame {...framed({ label, hint, error, ...(hidden && { hidden }) })}>
      <select className="input select" {...select}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly hidden?: boolean
}

export function Checkbox({ label, hint, hidden, ...input }: CheckProps) {
  return (
    <label className="check">
      <span className="check-box">
        <input type="checkbox" {...input} />
        <Icon name="check" size={12} />
      </span>
      <span className={hidden ? 'unseen' : 'check-text'}>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  )
}
