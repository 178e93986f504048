import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { Language } from './values.ts'

export const SynonymId = Type.String({ pattern: '^syn_[0-9a-z]{26}$' })
const words = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
  minItems: 2,
  maxItems: 30,
  description: 'Each finds what any other finds',
  examples: [['sofa', 'couch', 'settee']],
})
export const SynonymGroup = Type.Object({ id: SynonymId, language: Language, words })

export const listSynonyms = defineMethod({
  ...readers,
  http: 'GET /v1/admin/synonyms',
  summary: 'Groups of words that search takes for one',
  input: Type.Object({ language: Type.Optional(Language) }),
  output: Type.Object({ items: Type.Array(SynonymGroup) }),
})

export const createSynonyms = defineMethod({
  ...editors,
  http: 'POST /v1/admin/synonyms',
  summary: 'Add a group of synonyms; search follows within seconds',
  input: Type.Object({ language: Language, words }),
  output: SynonymGroup,
  success: 201,
  idempotency: 'optional',
  examples: [{ name: 'seating', input: { language: 'en', words: ['sofa', 'couch'] } }],
})

export const deleteSynonyms = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/synonyms/:id',
  summary: 'Remove a group of synonyms',
  input: Type.Object({ id: SynonymId }),
  output: Type.Object({ id: SynonymId }),
  errors: { synonyms_not_found: { status: 404, description: 'There is no such group' } },
})
