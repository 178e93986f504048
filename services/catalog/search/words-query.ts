import { foldText } from '../product/slug.ts'
import { quoteLexeme } from './filter-terms.ts'

/** Folded phrase to the other phrases of its groups. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

const maxWords = 12
const longestPhrase = 4

export const queryWords = (text: string): string[] =>
  (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, maxWords)

export const foldPhrase = (phrase: string): string => queryWords(phrase).join(' ')

/** Words as text for to_tsquery: all must match, each by itself or by a synonym. `prefix` lets the last be a beginning. */
export function wordsQuery(words: readonly string[], synonyms: Synonyms, prefix = false): string {
  const parts: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = phraseLength(words, at, synonyms)
    const phrase = words.slice(at, at + length)
    at += length
    const own = prefix && at === words.length ? [...phrase.slice(0, -1), `${phrase.at(-1)}:*`] : phrase
    const others = (synonyms.get(phrase.join(' ')) ?? []).map(other => all(other.split(' ')))
    parts.push(others.length > 0 ? `(${[all(own), ...others].join(' | ')})` : all(own))
  }
  return parts.join(' & ')
}

const all = (words: readonly string[]): string => (words.length > 1 ? `(${words.join(' & ')})` : words[0]!)

/** The longest run of words from here that has synonyms. */
function phraseLength(words: readonly string[], at: number, synonyms: Synonyms): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 1; length -= 1)
    if (synonyms.has(words.slice(at, at + length).join(' '))) return length
  return 1
}

/** What was typed may be a SKU. */
export const skuTerm = (text: string): string => {
  const sku = text.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9._-]*$/.test(sku) ? quoteLexeme(`~s:${sku}`) : ''
}
