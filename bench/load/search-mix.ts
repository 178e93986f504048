/** How often of a hundred, what for, and the query. Published beside the results. */
export type MixedQuery = {
  readonly share: number
  readonly what: string
  readonly queries: readonly string[]
}

/** All of them with facets and prices, twenty hits each. */
export const searchMix: readonly MixedQuery[] = [
  {
    share: 30,
    what: 'one word',
    queries: ['q=lamp', 'q=vase', 'q=chair', 'q=wool', 'q=stoneware', 'q=oak'],
  },
  {
    share: 20,
    what: 'two words',
    queries: ['q=table+lamp', 'q=oak+chair', 'q=stoneware+plate', 'q=wool+cushion', 'q=glass+vase'],
  },
  {
    share: 15,
    what: 'a word and a filter',
    queries: [
      'q=lamp&attributes=material:steel',
      'q=chair&attributes=material:oak',
      'q=vase&attributes=colour-family:white',
      'q=cushion&attributes=colour-family:blue&attributes=colour-family:green',
    ],
  },
  {
    share: 10,
    what: 'a category and a filter, no words',
    queries: [
      'category=table&attributes=colour-family:green',
      'category=furniture&attributes=material:walnut',
      'category=wear&attributes=colour-family:blue',
    ],
  },
  {
    share: 10,
    what: 'a word and a price range, cheapest first',
    queries: ['q=lamp&maxPrice=20000&sort=price-asc', 'q=plate&minPrice=1000&maxPrice=9000&sort=price-asc'],
  },
  { share: 5, what: 'a synonym', queries: ['q=armchair', 'q=pillow', 'q=sweater'] },
  { share: 5, what: 'the beginning of a word', queries: ['q=stonew', 'q=cushi'] },
  { share: 4, what: 'a misspelt word', queries: ['q=stonware', 'q=cusion'] },
  { share: 1, what: 'a word that nothing has', queries: ['q=xylophone'] },
]

/** A hundred paths in the mix's proportions. */
export const searchPaths = (): string[] =>
  searchMix.flatMap(({ share, queries }) =>
    Array.from(
      { length: share },
      (_, n) => `/api/v1/search/products?currency=EUR&limit=20&${queries[n % queries.length]}`,
    ),
  )

/** First pages of everything and of each category, newest first and cheapest first. */
export const listPaths = (categories: readonly string[]): string[] =>
  ['', ...categories.map(category => `&category=${category}`)].flatMap(scope => [
    `/api/v1/products?currency=EUR&limit=20${scope}`,
    `/api/v1/products?currency=EUR&limit=20&sort=price-asc${scope}`,
  ])
