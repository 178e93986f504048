/** Some systems name a language that no browser knows; libraries that believe them fail as they are loaded. */
export function understood(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Before anything else of the page runs. */
export function correctLanguage(browser: { readonly language: string }): void {
  const language = understood(browser.language)
  if (language !== browser.language)
    Object.defineProperty(browser, 'language', { value: language, configurable: true })
}
