import { useRouter } from '@tanstack/react-router'
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
  const router = useRouter()
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text === (value ?? '')) return
    const here = router.latestLocation.pathname
    const follow = () => {
      // Whoever has already clicked on towards another screen is not called back.
      if (router.latestLocation.pathname === here) onSearch(text.trim() || undefined)
    }
    const timer = setTimeout(follow, restMs)
    return () => clearTimeout(timer)
  }, [text, value, onSearch, router])
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
