import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { AuditEntry } from './audit.ts'
import { Format, Import, ImportError, ImportId } from './imports.ts'
import { AskedInstant, pageInput, pageOf } from './values.ts'

const notFound = { import_not_found: { status: 404, description: 'There is no such import' } } as const

export const startImport = defineMethod({
  ...editors,
  http: 'POST /v1/admin/imports',
  summary: 'Import products from CSV or NDJSON',
  description:
    'The body is read as it arrives and worked off by a job; poll the resource for progress. Products are matched by externalId, else by slug. Rows that are wrong are left out and reported, the rest goes in. NDJSON: one product a line, as for creating one, categories by slug in `categories`. CSV: one variant a row, rows of one product share its slug.',
  input: Type.Object({
    format: Type.Optional({ ...Format, default: 'ndjson' }),
    dryRun: Type.Optional(Type.Boolean({ default: false })),
    publish: Type.Optional(Type.Boolean({ default: false, description: 'Publish what is imported' })),
  }),
  output: Import,
  success: 202,
  consumes: ['text/csv', 'application/x-ndjson'],
  bodyLimitBytes: 500_000_000,
  timeoutMs: 600_000,
})

export const getImport = defineMethod({
  ...readers,
  http: 'GET /v1/admin/imports/:id',
  summary: 'How far an import is',
  input: Type.Object({ id: ImportId }),
  output: Import,
  errors: notFound,
})

export const cancelImport = defineMethod({
  ...editors,
  http: 'POST /v1/admin/imports/:id/cancel',
  summary: 'Stop an import; what went in stays',
  input: Type.Object({ id: ImportId }),
  output: Import,
  errors: notFound,
})

export const listImports = defineMethod({
  ...readers,
  http: 'GET /v1/admin/imports',
  summary: 'Imports, latest first',
  input: Type.Object(pageInput),
  output: pageOf(Import),
})

export const listImportErrors = defineMethod({
  ...readers,
  http: 'GET /v1/admin/imports/:id/errors',
  summary: 'What was wrong, row by row',
  input: Type.Object({ id: ImportId, ...pageInput }),
  output: pageOf(ImportError),
  errors: notFound,
})

export const exportProducts = defineMethod({
  ...readers,
  http: 'GET /v1/admin/exports/products',
  summary: 'Every product as CSV or NDJSON, in the form that the import takes',
  input: Type.Object({ format: Type.Optional({ ...Format, default: 'ndjson' }) }),
  output: Type.Unknown(),
  produces: ['text/csv', 'application/x-ndjson'],
  timeoutMs: 600_000,
})

export const listAudit = defineMethod({
  ...readers,
  http: 'GET /v1/admin/audit/catalog',
  summary: 'Who changed what, latest first',
  input: Type.Object({
    entity: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only changes of this' })),
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Only changes by this' })),
    action: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        pattern: '^[a-z-]+(\\.[a-z-]+)?$',
        description: 'Only these: `product.updated`, or `product` for all of products',
      }),
    ),
    since: Type.Optional({ ...AskedInstant, description: 'Only changes from this time on' }),
    ...pageInput,
  }),
  output: pageOf(AuditEntry),
})

export const rebuildReadModel = defineMethod({
  ...editors,
  http: 'POST /v1/admin/catalog-read-model/rebuild',
  summary: 'Prepare every product page, list and search entry anew, in the background',
  description: 'Needed after the languages of the shop changed; changes of products do it by themselves.',
  input: Type.Object({}),
  output: Type.Object({ queued: Type.Boolean() }),
  success: 202,
})
