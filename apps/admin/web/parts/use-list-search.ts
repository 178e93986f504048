import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What a list is filtered by stands in its address. */
export function useListSearch(to: NonNullable<LinkProps['to']>, search: object) {
  const navigate = useNavigate()
  const onSearch = useCallback(
    (next: object) => void navigate({ to, search: next, replace: true }),
    [navigate, to],
  )
  const onText = useCallback((text?: string) => onSearch({ ...search, q: text }), [onSearch, search])
  return { onSearch, onText }
}
