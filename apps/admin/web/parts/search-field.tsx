import { useEffect, useState } from 'react'
import { TextField } from './field.tsx'

const restMs = 250

/** The list follows once the fingers rest, and the field follows the address. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
}: {
  label: string
  placeholder: string
  value: string | undefined
  onSearch: (text: string | undefined) => void
}) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text === (value ?? '')) return
    const timer = setTimeout(() => onSearch(text.trim() || undefined), restMs)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <TextField
      hidden
      type="search"
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
