import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'

/** What a list is filtered by stands in its address. `onChange`: what was chosen among the rows that go. */
export function useListSearch(to: NonNullable<LinkProps['to']>, search: object, onChange?: () => void) {
  const navigate = useNavigate()
  const changed = useRef(onChange)
  const onSearch = useCallback(
    (next: object) => {
      changed.current?.()
      void navigate({ to, search: next, replace: true })
    },
    [navigate, to],
  )
  const onText = useCallback((text?: string) => onSearch({ ...search, q: text }), [onSearch, search])
  return { onSearch, onText }
}
