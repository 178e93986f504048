import { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement } from '@stoa/platform/db'
import { writeAudit } from '../audit/write-audit.ts'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'

type Group = { id: string; language: string; words: string[] }

const readGroups = statement<Group>(
  'catalog.list-synonyms',
  'select id, language, words from synonyms where $1::text is null or language = $1 order by language, words, id',
)
const insert = statement(
  'catalog.insert-synonyms',
  'insert into synonyms (id, language, words) values ($1, $2, $3)',
)
const remove = statement<Group>(
  'catalog.delete-synonyms',
  'delete from synonyms where id = $1 returning id, language, words',
)

export const listSynonyms =
  ({ db }: CatalogDeps): Handler<typeof catalogContract, 'listSynonyms'> =>
  async ({ language }) =>
    ok({ items: await db.all(readGroups, [language ?? null]) })

export const createSynonyms = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'createSynonyms', clock: deps.clock },
    async (tx, { language, words }, call) => {
      const after = { id: deps.ids.next('syn'), language, words }
      await tx.run(insert, [after.id, language, words])
      await writeAudit(
        tx,
        [{ action: 'synonyms.created', entity: after.id, after }],
        writeContext(deps, call),
      )
      return ok(after)
    },
  )

export const deleteSynonyms = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'deleteSynonyms', clock: deps.clock },
    async (tx, { id }, call) => {
      const before = await tx.maybe(remove, [id])
      if (!before) return fail({ code: 'synonyms_not_found', detail: `There is no group ${id}` })
      await writeAudit(tx, [{ action: 'synonyms.deleted', entity: id, before }], writeContext(deps, call))
      return ok({ id })
    },
  )
