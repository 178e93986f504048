import { catalogContract } from '@stoa/contracts/catalog'
import { deadLettersApi, feedApi } from '@stoa/platform/events'
import { openPictureDesk } from '@stoa/platform/media'
import type { Service } from '@stoa/platform/service'
import { catalogApi } from './api.ts'
import { languagesOf } from './config.ts'
import { searchConsumer, stockConsumer } from './consumers.ts'
import type { CatalogDeps, CatalogOptions } from './deps.ts'
import { catalogJobs, plans } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { createFacetBook } from './search/facet-book.ts'
import { createFrequentWords } from './search/frequent-words.ts'
import { postgresIndex } from './search/postgres-index.ts'
import { createSynonymBook } from './search/synonym-book.ts'

export function createCatalog(options: CatalogOptions): Service<typeof catalogContract> {
  // Half for what an answer is made of, half for the answer: a change is seen in time all the same.
  const cacheMs = options.config.cacheMs / 2
  const config = { languages: languagesOf(options.config), cacheMs }
  const deps: CatalogDeps = { ...options, config }
  const desk = openPictureDesk()
  const facets = createFacetBook(cacheMs)
  const index = postgresIndex({
    facets,
    synonyms: createSynonymBook(cacheMs),
    frequent: createFrequentWords(cacheMs),
  })
  return {
    manifest,
    contract: catalogContract,
    api: {
      ...catalogApi(deps, { plans, index, facets, desk }),
      ...feedApi(deps.db),
      ...deadLettersApi(deps),
    },
    consumers: [searchConsumer(deps, index), stockConsumer(deps, index)],
    jobs: catalogJobs(deps, index),
    migrations,
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  }
}
