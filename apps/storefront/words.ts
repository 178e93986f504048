export type Language = 'en' | 'de'

const en = {
  all: 'Everything',
  search: 'Search the shop',
  results: (count: number, about: boolean) =>
    `${about ? 'About ' : ''}${count} ${count === 1 ? 'product' : 'products'}`,
  corrected: (words: string) => `Nothing matched as written. Showing “${words}”.`,
  nothing: 'Nothing here matches.',
  nothingHint: 'Try fewer words, or leave out a filter.',
  from: 'from',
  soldOut: 'Sold out',
  inStock: 'In stock',
  variants: 'Choices',
  availability: 'Availability',
  pictures: 'Pictures',
  trail: 'Where it stands',
  more: 'Show more',
  sort: 'Sort by',
  newest: 'Newest',
  'price-asc': 'Price, low to high',
  'price-desc': 'Price, high to low',
  name: 'Name',
  relevance: 'Best match',
  filters: 'Filter',
  filter: 'Apply',
  clear: 'Clear filters',
  notFound: 'This page is not in the hall',
  notFoundHint: 'The product may have moved on. The rest of the shop is still here.',
  broken: 'The shop stumbled',
  brokenHint: 'Nothing was lost. Please try again in a moment.',
  reference: 'API reference',
  details: 'Details',
  price: 'Price',
  back: 'Back to the shop',
}
const de: typeof en = {
  all: 'Alles',
  search: 'Im Laden suchen',
  results: (count, about) => `${about ? 'Etwa ' : ''}${count} ${count === 1 ? 'Produkt' : 'Produkte'}`,
  corrected: words => `So gab es keinen Treffer. Gezeigt wird „${words}“.`,
  nothing: 'Hier passt nichts.',
  nothingHint: 'Weniger Wörter oder ein Filter weniger helfen.',
  from: 'ab',
  soldOut: 'Ausverkauft',
  inStock: 'Vorrätig',
  variants: 'Auswahl',
  availability: 'Verfügbarkeit',
  pictures: 'Bilder',
  trail: 'Wo es steht',
  more: 'Mehr zeigen',
  sort: 'Sortieren',
  newest: 'Neueste',
  'price-asc': 'Preis aufsteigend',
  'price-desc': 'Preis absteigend',
  name: 'Name',
  relevance: 'Beste Treffer',
  filters: 'Filtern',
  filter: 'Anwenden',
  clear: 'Filter löschen',
  notFound: 'Diese Seite steht nicht in der Halle',
  notFoundHint: 'Vielleicht ist das Produkt weitergezogen. Der Rest des Ladens ist noch da.',
  broken: 'Der Laden ist gestolpert',
  brokenHint: 'Nichts ist verloren. Bitte gleich noch einmal versuchen.',
  reference: 'API-Referenz',
  details: 'Einzelheiten',
  price: 'Preis',
  back: 'Zurück in den Laden',
}

export type Words = typeof en
export const wordsOf = (language: Language): Words => (language === 'de' ? de : en)

/** The first of the visitor's languages that the shop speaks. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map(entry => entry.trim().slice(0, 2).toLowerCase())
  return wanted.find((code): code is Language => code === 'de' || code === 'en') ?? 'en'
}
