import { type RefObject, useEffect } from 'react'
import { isTyping } from './use-shortcut.ts'

/** j and k go down and up a table, x picks the row; Enter follows the link that has the focus. */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step !== 0 && body.current) move(body.current, step)
      if (event.key === 'x') document.activeElement?.closest('tr')?.querySelector('input')?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [body])
}

function move(body: HTMLTableSectionElement, step: number): void {
  const links = [...body.querySelectorAll<HTMLElement>('.row-link')]
  const here = links.findIndex(link => link.closest('tr')?.contains(document.activeElement))
  links[Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
}
