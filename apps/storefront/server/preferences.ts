import type { Language } from '../words/words.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Preferences = { readonly language: Language; readonly currency: string; readonly theme: Theme }

export const languages = ['en', 'de'] as const satisfies readonly Language[]
export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[]

const yearSeconds = 31_536_000
const names = { language: 'lang', currency: 'currency', theme: 'theme' } as const

type Asked = {
  readonly query: URLSearchParams
  readonly cookie: (name: string) => string | undefined
  readonly acceptLanguage: string | undefined
  readonly currencies: readonly string[]
  readonly currency: string
}

/** The address says it, else an earlier choice, else the browser, else the shop. */
export function preferencesOf(asked: Asked): Preferences {
  const chosen = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    [asked.query.get(name), asked.cookie(name)].find((value): value is T => known.includes(value as T))
  return {
    language: chosen(names.language, languages) ?? languageOf(asked.acceptLanguage),
    currency: chosen(names.currency, asked.currencies) ?? asked.currency,
    theme: chosen(names.theme, themes) ?? 'system',
  }
}

/** A choice that stands in the address is remembered: it is a matter of display, the server keeps nothing. */
export function cookiesOf(query: URLSearchParams, preferences: Preferences): string[] {
  return (Object.keys(names) as (keyof typeof names)[])
    .filter(key => query.get(names[key]) === preferences[key])
    .map(key => cookieLine(names[key], preferences[key], yearSeconds))
}

export const cookieLine = (name: string, value: string, seconds: number): string =>
  `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; SameSite=Lax`

/** The first of the visitor's languages that the shop speaks. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map(entry => entry.trim().slice(0, 2).toLowerCase())
  return wanted.find((code): code is Language => languages.includes(code as Language)) ?? 'en'
}

export function cookieReader(header: string | undefined): (name: string) => string | undefined {
  const pairs = new Map(
    (header ?? '').split(';').map(pair => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const
    }),
  )
  return name => pairs.get(name)
}
