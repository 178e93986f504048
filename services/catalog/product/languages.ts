/** The languages a shop speaks; the first one has every text. */
export type Languages = readonly [first: string, ...others: string[]]

/** The language that answers a request for `wanted`: itself, its base ('de' for 'de-AT'), or the first. */
export function answerLanguage(languages: Languages, wanted: string | undefined): string {
  if (wanted === undefined) return languages[0]
  if (languages.includes(wanted)) return wanted
  const base = wanted.split('-')[0]!
  return languages.includes(base) ? base : languages[0]
}

/** The text for a language, falling back to the first one of the shop, then to any. */
export function textIn<T>(
  texts: Readonly<Record<string, T>>,
  language: string,
  languages: Languages,
): T | undefined {
  return texts[language] ?? texts[languages[0]] ?? Object.values(texts)[0]
}
