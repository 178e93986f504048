import { systemActor } from '@stoa/kernel/call'
import { defineJob, enqueue, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { CatalogDeps, Plans } from './deps.ts'
import { runImportStep } from './imports/run-import.ts'
import { sweepMedia } from './media/sweep-media.ts'
import { publishDue } from './product/publish-due.ts'
import { rebuildBatch } from './read-model/rebuild.ts'
import type { SearchIndex } from './search/port.ts'
import type { WriteContext } from './write-context.ts'

const publishJob = defineJob('catalog.publish-product', Type.Object({ productId: Type.String() }))
const rebuildJob = defineJob(
  'catalog.rebuild-read-model',
  Type.Object({
    after: Type.String(),
    categories: Type.Optional(Type.Array(Type.String())),
    attribute: Type.Optional(Type.String()),
  }),
)
const importJob = defineJob('catalog.run-import', Type.Object({ importId: Type.String() }))

/** Small enough that an edit of a product in the batch hardly waits. */
const rebuildSize = 100

const sweepMediaJob = defineJob('catalog.sweep-media', Type.Object({}), { attempts: 3 })

export const plans: Plans = {
  publishAt: (tx, productId, runAt) =>
    enqueue(tx, publishJob, { productId }, { runAt, key: `publish ${productId}` }),
  rebuild: (tx, scope) =>
    enqueue(tx, rebuildJob, {
      after: '',
      ...(scope.categories ? { categories: [...scope.categories] } : {}),
      ...(scope.attribute === undefined ? {} : { attribute: scope.attribute }),
    }),
  runImport: (tx, importId) => enqueue(tx, importJob, { importId }, { key: `import ${importId}` }),
}

export const catalogJobs = (deps: CatalogDeps, index: SearchIndex): JobHandler[] => [
  handleJob(publishJob, ({ productId }, { traceparent }) =>
    publishDue(deps, productId, contextOf(deps, 'catalog:publish', traceparent)),
  ),
  handleJob(rebuildJob, async ({ after, ...scope }) => {
    await deps.db.tx(async tx => {
      const parts = { languages: deps.config.languages, index, now: deps.clock.now() }
      const last = await rebuildBatch(tx, { after, scope, size: rebuildSize }, parts)
      // The rest is a job of its own: each batch commits, and a restart goes on where it was.
      if (last !== undefined) await enqueue(tx, rebuildJob, { ...scope, after: last })
    })
  }),
  handleJob(importJob, async ({ importId }, { signal }) => {
    while (!signal?.aborted && (await runImportStep(deps, importId, index)));
  }),
  // Whoever serves them may be asked for a picture while it goes: at night, few ask.
  handleJob(
    sweepMediaJob,
    async (_, { signal }) => {
      const { pictures } = deps
      if (pictures) await sweepMedia({ ...deps, pictures }, signal)
    },
    { cron: '17 3 * * *' },
  ),
]

const contextOf = (
  { clock, ids }: CatalogDeps,
  name: string,
  traceparent: string | undefined,
): WriteContext => {
  const actor = systemActor(name)
  return { actor: `${actor.kind}:${name}`, clock, ids, traceparent }
}
