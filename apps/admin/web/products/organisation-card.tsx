import { useState } from 'react'
import { TextField } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { Card } from '../parts/page.tsx'
import type { FormPart } from './form-part.ts'

export function OrganisationCard({ draft, set, errors }: FormPart) {
  return (
    <Card title="Organisation">
      <div className="stack">
        <TextField
          label="Address"
          hint={`/products/${draft.slug}. The former address goes on leading here.`}
          className="input mono"
          value={draft.slug}
          error={errors['/slug']}
          onChange={event => set('slug', event.target.value)}
        />
        <TagField
          label="Tags"
          values={draft.tags}
          onChange={tags => set('tags', tags)}
          error={errors['/tags']}
        />
        <TagField
          label="Goes with"
          hint="Addresses of products to show beside it"
          values={draft.goesWith}
          onChange={slugs => set('goesWith', slugs)}
          error={errors['/goesWith']}
        />
        <TextField
          label="Tax category"
          className="input mono"
          value={draft.taxCategory}
          error={errors['/taxCategory']}
          onChange={event => set('taxCategory', event.target.value)}
        />
      </div>
    </Card>
  )
}

function TagField({
  label,
  hint,
  values,
  onChange,
  error,
}: {
  label: string
  hint?: string
  values: readonly string[]
  onChange: (values: string[]) => void
  error?: string | undefined
}) {
  const [text, setText] = useState('')
  const add = () => {
    const value = text.trim()
    if (value !== '' && !values.includes(value)) onChange([...values, value])
    setText('')
  }
  return (
    <div className="stack tight">
      <TextField
        label={label}
        {...(hint && { hint })}
        error={error}
        placeholder="Type and press Enter"
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={add}
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      {values.length > 0 && (
        <ul className="row wrap">
          {values.map(value => (
            <li key={value} className="tag">
              {value}
              <button
                type="button"
                aria-label={`Remove ${value}`}
                onClick={() => onChange(values.filter(kept => kept !== value))}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
