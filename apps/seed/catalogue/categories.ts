import type { SeedCategory, Text } from '../types.ts'
import { type AuthoredCategory, readCategories } from './read.ts'
import { clip } from './texts.ts'

const promise: Text = {
  en: 'Made in small workshops, drawn by Marl, delivered from Leipzig.',
  de: 'In kleinen Werkstätten gemacht, von Marl entworfen, ab Leipzig geliefert.',
}

const withSeo = (category: AuthoredCategory, position: number, parent?: AuthoredCategory): SeedCategory => {
  const { title, intro } = category
  const path = (language: keyof Text) =>
    parent ? `${title[language]} – ${parent.title[language]}` : title[language]
  return {
    ...category,
    position,
    seoTitle: { en: `${path('en')} | Marl`, de: `${path('de')} | Marl` },
    seoDescription: {
      en: clip(`${intro.en} ${promise.en}`, 158),
      de: clip(`${intro.de} ${promise.de}`, 158),
    },
    pictureAlt: { en: `${title.en} by Marl`, de: `${title.de} von Marl` },
  }
}

/** Parents come before their children, children in the order of the shop's menu. */
export const categories = (): readonly SeedCategory[] => {
  const all = readCategories()
  return all.map((category, i) => {
    const siblings = all.slice(0, i).filter(other => other.parent === category.parent)
    return withSeo(
      category,
      siblings.length,
      all.find(other => other.slug === category.parent),
    )
  })
}
