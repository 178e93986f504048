import { attributeChanged, catalogContract } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement, type Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { writeAudit } from '../audit/write-audit.ts'
import type { CatalogDeps } from '../deps.ts'
import type { Problem } from '../product/product.ts'
import type { Rebuild } from '../read-model/rebuild.ts'
import { writeContext } from '../write-context.ts'
import type { AttributeDefinition } from './attribute.ts'
import { loadAttribute } from './attribute-store.ts'
import { checkAttribute } from './check-attribute.ts'

const takeTurn = statement(
  'catalog.attribute-turn',
  `select pg_advisory_xact_lock(hashtext('catalog.attributes'))`,
)
const upsert = statement(
  'catalog.upsert-attribute',
  `insert into attributes (code, version, type, labels, facetable, multiple, unit, choices, position)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (code) do update set version = excluded.version, labels = excluded.labels,
     facetable = excluded.facetable, multiple = excluded.multiple, unit = excluded.unit, choices = excluded.choices,
     position = excluded.position`,
)
const remove = statement('catalog.delete-attribute', 'delete from attributes where code = $1')

const invalid = (problems: Problem[]) =>
  fail({
    code: 'attribute_invalid' as const,
    detail: problems.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '),
    data: { problems },
  })

async function lockAttribute(tx: Tx, code: string, ifMatch: number | undefined) {
  await tx.all(takeTurn)
  const found = await loadAttribute(tx, code)
  if (!found) return fail({ code: 'attribute_not_found' as const, detail: `There is no attribute '${code}'` })
  if (ifMatch === undefined || ifMatch === found.version) return ok(found)
  const data = { version: found.version }
  return fail({ code: 'attribute_changed' as const, detail: `It is at version ${found.version} now`, data })
}

export const createAttribute = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'createAttribute', clock: deps.clock },
    async (tx, input, call) => {
      await tx.all(takeTurn)
      if (await loadAttribute(tx, input.code))
        return invalid([{ pointer: '/code', detail: `'${input.code}' is an attribute already` }])
      const after = { facetable: false, multiple: false, values: [], position: 0, ...input, version: 1 }
      return save(tx, { after, action: 'attribute.created' }, deps, call)
    },
  )

export const updateAttribute = (deps: CatalogDeps, rebuild: Rebuild) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'updateAttribute', clock: deps.clock },
    async (tx, { code, ...patch }, call) => {
      const found = await lockAttribute(tx, code, call.ifMatch)
      if (!found.ok) return found
      const after = { ...found.value, ...patch, version: found.value.version + 1 }
      const saved = await save(tx, { before: found.value, after, action: 'attribute.updated' }, deps, call)
      if (saved.ok) await rebuild(tx, { attribute: code })
      return saved
    },
  )

export const deleteAttribute = (deps: CatalogDeps, rebuild: Rebuild) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'deleteAttribute', clock: deps.clock },
    async (tx, { code }, call) => {
      const found = await lockAttribute(tx, code, call.ifMatch)
      if (!found.ok) return found
      await tx.run(remove, [code])
      await tell(tx, { before: found.value, action: 'attribute.deleted' }, deps, call)
      await rebuild(tx, { attribute: code })
      return ok({ code })
    },
  )

type Edit = {
  readonly before?: AttributeDefinition
  readonly after?: AttributeDefinition
  readonly action: string
}

async function save(
  tx: Tx,
  edit: Edit & { readonly after: AttributeDefinition },
  deps: CatalogDeps,
  call: Call,
) {
  const { after } = edit
  const problems = checkAttribute(after)
  if (problems.length > 0) return invalid(problems)
  const { code, version, type, labels, facetable, multiple, unit = null, values, position } = after
  const json = [JSON.stringify(labels), JSON.stringify(values)] as const
  await tx.run(upsert, [code, version, type, json[0], facetable, multiple, unit, json[1], position])
  await tell(tx, edit, deps, call)
  return ok(after)
}

async function tell(tx: Tx, { before, after, action }: Edit, deps: CatalogDeps, call: Call): Promise<void> {
  const { code, version } = (after ?? before)!
  await writeAudit(tx, [{ action, entity: code, before, after }], writeContext(deps, call))
  const event = {
    aggregateId: code,
    aggregateVersion: after ? version : version + 1,
    data: { code, deleted: !after },
  }
  await emit(tx, attributeChanged, event, { ...deps, call })
}
