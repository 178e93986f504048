import { useState } from 'react'
import { IconButton } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { codeOf } from './code-of.ts'
import { languageName } from './language-tabs.tsx'
import type { Draft } from './product-draft.ts'

type Option = Draft['options'][number]
type Value = Option['values'][number]

export function OptionEditor({
  option,
  languages,
  error,
  onChange,
  onRemove,
}: {
  option: Option
  languages: readonly string[]
  error: string | undefined
  onChange: (next: Option) => void
  onRemove: () => void
}) {
  const [added, setAdded] = useState('')
  const label = (language: string, text: string) => {
    const labels = labelsWith(option.labels, language, text)
    const isFirst = language === languages[0]
    // The code follows the name until there are values that speak of it.
    const code = isFirst && option.values.length === 0 ? codeOf(text) || option.code : option.code
    onChange({ ...option, code, labels })
  }
  const add = () => {
    const code = codeOf(added)
    if (!code || option.values.some(value => value.code === code)) return
    onChange({
      ...option,
      values: [...option.values, { code, labels: { [languages[0] ?? 'en']: added.trim() } }],
    })
    setAdded('')
  }
  return (
    <section className="option" aria-label={`Option ${option.labels.en ?? option.code}`}>
      <div className="row">
        {languages.map(language => (
          <TextField
            key={language}
            hidden
            label={`Name of the option in ${languageName(language)}`}
            placeholder={`Name (${language})`}
            value={option.labels[language] ?? ''}
            onChange={event => label(language, event.target.value)}
          />
        ))}
        <IconButton small icon="trash" label="Remove the option" onClick={onRemove} />
      </div>
      {error && <p className="field-error">{error}</p>}
      <div className="row wrap">
        {option.values.map((value, index) => (
          <ValueTag
            key={value.code}
            value={value}
            onChange={next => onChange({ ...option, values: option.values.with(index, next) })}
            onRemove={() => onChange({ ...option, values: option.values.toSpliced(index, 1) })}
          />
        ))}
        <span className="value-add">
          <TextField
            hidden
            label="Add a value"
            placeholder="Add a value, Enter"
            value={added}
            onChange={event => setAdded(event.target.value)}
            onBlur={add}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
        </span>
      </div>
    </section>
  )
}

function ValueTag({
  value,
  onChange,
  onRemove,
}: {
  value: Value
  onChange: (next: Value) => void
  onRemove: () => void
}) {
  const name = value.labels.en ?? Object.values(value.labels)[0] ?? value.code
  return (
    <span className="tag">
      <input
        type="color"
        className="swatch"
        aria-label={`Colour of ${name}`}
        title={value.swatch ? 'Colour' : 'Give it a colour'}
        data-empty={value.swatch ? undefined : true}
        value={value.swatch ?? '#cccccc'}
        onChange={event => onChange({ ...value, swatch: event.target.value })}
      />
      {name}
      <IconButton small icon="close" label={`Remove ${name}`} onClick={onRemove} />
    </span>
  )
}

function labelsWith(labels: Option['labels'], language: string, text: string): Option['labels'] {
  const { [language]: _before, ...others } = labels
  return text === '' && Object.keys(others).length > 0 ? others : { ...others, [language]: text }
}
