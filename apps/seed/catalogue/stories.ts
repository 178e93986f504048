import { between, pick, type Random } from '../draw/random.ts'
import type { SeedProduct, SeedTexts, Text } from '../types.ts'
import { type Named, readVocabulary } from './names.ts'
import { clip } from './texts.ts'

type Words = Readonly<Record<string, string>>

const filled = (template: string, words: Words): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, key: string) => words[key] ?? '')

/** A text for a generated product: an opening, a detail and a closing, then the facts of its pattern. */
export const createStories = () => {
  const { makers, places, openings, details, closings, subtitles } = readVocabulary()
  return (named: Named, material: Text, pattern: SeedProduct, random: Random): SeedProduct['texts'] => {
    const chosen = [pick(random, openings), pick(random, details), pick(random, closings)]
    const subtitle = pick(random, subtitles)
    const words = {
      name: named.name,
      maker: pick(random, makers),
      place: pick(random, places),
      n: String(Math.round(between(random, 3, 40))),
    }
    const inLanguage = (language: keyof Text): SeedTexts => {
      const all = { ...words, material: material[language] }
      const story = chosen.map(text => filled(text[language], all))
      const line = filled(subtitle[language], all)
      return {
        title: named.title[language],
        subtitle: line,
        description: [story.join(' '), ...pattern.texts[language].description.slice(1)],
        seoTitle: `${named.title[language]} | Marl`,
        seoDescription: clip(`${line}. ${story[0] ?? ''}`, 158),
      }
    }
    return { en: inLanguage('en'), de: inLanguage('de') }
  }
}
