import { useEffect, useRef } from 'react'

const fields = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'

/** Letters belong to the field one types in, and to nothing behind a dialog. */
export const isTyping = (event: KeyboardEvent): boolean =>
  (event.target instanceof Element && event.target.closest(fields) !== null) ||
  document.querySelector('dialog[open]') !== null

/** `mod+k`, `?`, or two keys in a row like `g o`. */
export function useShortcut(keys: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!enabled) return
    let before = ''
    const onKey = (event: KeyboardEvent) => {
      const withMod = event.metaKey || event.ctrlKey
      if (!withMod && isTyping(event)) return
      const pressed = withMod ? `mod+${event.key.toLowerCase()}` : event.key
      const matches = keys.includes(' ') ? `${before} ${pressed}` === keys : pressed === keys
      before = pressed
      if (!matches) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [keys, enabled])
}
