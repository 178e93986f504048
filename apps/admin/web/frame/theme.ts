import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
const key = 'stoa-theme'
const changed = 'stoa-theme-changed'

export function setTheme(theme: Theme): void {
  localStorage.setItem(key, theme)
  document.documentElement.dataset.theme = theme
  window.dispatchEvent(new Event(changed))
}

const current = (): Theme => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system'

function subscribe(tell: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  window.addEventListener(changed, tell)
  system.addEventListener('change', tell)
  return () => {
    window.removeEventListener(changed, tell)
    system.removeEventListener('change', tell)
  }
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, current)

/** For what is drawn, not styled. */
export const useIsDark = (): boolean =>
  useSyncExternalStore(subscribe, () => {
    const theme = current()
    return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  })
