import type { AuthoredProduct, SeedMaterial, SeedTexts, Text } from '../types.ts'
import type { Measures } from './measures.ts'
import { titleOf } from './read.ts'

type Language = keyof Text

const centimetres = (millimetres: number, language: Language): string => {
  const text = String(Math.round(millimetres / 5) / 2)
  return language === 'de' ? text.replace('.', ',') : text
}

const inside = (millilitres: number, language: Language): string => {
  if (millilitres < 1000) return `${millilitres} ml`
  const litres = (Math.round(millilitres / 100) / 10).toString()
  return `${language === 'de' ? litres.replace('.', ',') : litres} l`
}

const measureLine = ({ width, depth, height, capacity }: Measures, language: Language): string => {
  const words = language === 'en' ? ['wide', 'deep', 'high', 'Holds'] : ['breit', 'tief', 'hoch', 'Fasst']
  const sides = [width, depth, height].map((value, i) =>
    value ? `${centimetres(value, language)} cm ${words[i]}` : '',
  )
  const size = sides.filter(Boolean).join(', ')
  return [size ? `${size}.` : '', capacity ? `${words[3]} ${inside(capacity, language)}.` : '']
    .filter(Boolean)
    .join(' ')
}

/** Cuts at a word and never leaves half a sentence without its ellipsis. */
export const clip = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:.–-]+$/, '')}…`
}

/** Whole sentences as long as they fit; the one that does not is clipped. */
const summary = (subtitle: string, story: string): string => {
  const [first = '', ...rest] = story.split(/(?<=[.?!])\s/)
  const short = `${subtitle}. ${first}`
  return clip(short.length < 110 ? [short, ...rest].join(' ') : short, 158)
}

export interface Words {
  /** More than one where the same piece is made of several woods. */
  readonly materials: readonly SeedMaterial[]
  readonly care: readonly Text[]
  readonly measures: Measures
}

export const textsOf = (product: AuthoredProduct, words: Words, language: Language): SeedTexts => {
  const title = titleOf(product)[language]
  const subtitle = product.subtitle[language]
  const care = `${language === 'en' ? 'Care' : 'Pflege'}: ${words.care.map(text => text[language]).join(' · ')}.`
  const measures = measureLine(words.measures, language)
  const note = words.materials.map(material => material.note[language]).join(' ')
  const material = (words.materials[0] ?? { label: { en: '', de: '' } }).label[language]
  return {
    title,
    subtitle,
    description: [
      product.story[language],
      ...(measures ? [note, `${measures} ${care}`] : [`${note} ${care}`]),
    ],
    seoTitle: `${title}, ${language === 'en' ? material.toLowerCase() : material} | Marl`,
    seoDescription: summary(subtitle, product.story[language]),
  }
}
