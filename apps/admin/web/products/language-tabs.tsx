import { locale } from '../parts/format.tsx'
import type { Draft } from './product-draft.ts'

/** Those of the shop's own pages; texts in further languages keep their tab. */
const usual = ['en', 'de']
const namesOf = new Intl.DisplayNames(locale, { type: 'language' })

export const languageName = (tag: string): string => namesOf.of(tag) ?? tag
export const languagesOf = (texts: Draft['texts']): string[] => [
  ...new Set([...Object.keys(texts), ...usual]),
]

export function LanguageTabs({
  texts,
  current,
  onLanguage,
}: {
  texts: Draft['texts']
  current: string
  onLanguage: (language: string) => void
}) {
  return (
    <nav className="tabs" aria-label="Language">
      {languagesOf(texts).map(language => (
        <button
          key={language}
          type="button"
          aria-current={language === current}
          onClick={() => onLanguage(language)}
        >
          {languageName(language)}
          {!texts[language]?.title && <i className="missing" title="Not translated yet" />}
        </button>
      ))}
    </nav>
  )
}
