import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { LocationId, Movement, Policy, page, pageInput, Sku } from './schemas.ts'

const readers = { visibility: 'public', actors: ['staff', 'key'], permission: 'inventory.read' } as const
const writers = { visibility: 'public', actors: ['staff', 'key'], permission: 'inventory.write' } as const

export const LowStock = Type.Object({
  sku: Sku,
  available: Type.Integer({ description: 'What can still be promised' }),
  onHand: Type.Integer({ description: 'Units that are there, over all locations' }),
  level: Type.String({ description: 'none: sold out; few: five or fewer can be promised' }),
  policy: Policy,
})

export const listLowStock = defineMethod({
  ...readers,
  http: 'GET /v1/admin/low-stock',
  summary: 'SKUs of which none or few can be promised, those that are sold out first',
  description: 'Untracked SKUs are never among them.',
  input: Type.Object({
    level: Type.Optional(Type.Union([Type.Literal('none'), Type.Literal('few')])),
    ...pageInput,
  }),
  output: page(LowStock),
})

export const getStockSummary = defineMethod({
  ...readers,
  http: 'GET /v1/admin/stock-summary',
  summary: 'How many SKUs are sold out, and how many nearly',
  input: Type.Object({}),
  output: Type.Object({ soldOut: Type.Integer(), few: Type.Integer() }),
})

export const listAllMovements = defineMethod({
  ...readers,
  http: 'GET /v1/admin/movements',
  summary: 'What came, went and was counted, newest first, with who and why',
  input: Type.Object({
    sku: Type.Optional(Sku),
    locationId: Type.Optional(LocationId),
    kind: Type.Optional(Movement.properties.kind),
    ...pageInput,
  }),
  output: page(Movement),
})

export const importStock = defineMethod({
  ...writers,
  http: 'POST /v1/admin/stock-imports',
  summary: 'Count many SKUs at once, from CSV or NDJSON',
  description:
    'Columns or fields `sku`, `location`, `quantity` (the number found) and `reason`. A SKU without a stock record gets one that is tracked. Rows that are wrong are left out and named, the rest is counted.',
  input: Type.Object({
    format: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('ndjson')], { default: 'csv' })),
    dryRun: Type.Optional(
      Type.Boolean({ default: false, description: 'Check and count, and change nothing' }),
    ),
  }),
  output: Type.Object({
    rows: Type.Integer(),
    changed: Type.Integer({ description: 'Where another number was found than was known' }),
    unchanged: Type.Integer(),
    failed: Type.Integer(),
    errors: Type.Array(Type.Object({ row: Type.Integer(), pointer: Type.String(), detail: Type.String() }), {
      description: 'The first 200, by line of the file',
    }),
  }),
  consumes: ['text/csv', 'application/x-ndjson'],
  bodyLimitBytes: 20_000_000,
  timeoutMs: 300_000,
})

export const exportStock = defineMethod({
  ...readers,
  http: 'GET /v1/admin/exports/stock',
  summary: 'Every SKU at every location as CSV, in the form that the import takes',
  input: Type.Object({}),
  output: Type.Unknown(),
  produces: ['text/csv'],
  timeoutMs: 300_000,
})

export const InventoryAuditEntry = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  actor: Type.String({ description: 'Who, as kind:id' }),
  action: Type.String({ examples: ['item.put'] }),
  entity: Type.String({ description: 'SKU or location' }),
  before: Type.Unknown(),
  after: Type.Unknown(),
})

export const listInventoryAudit = defineMethod({
  ...readers,
  http: 'GET /v1/admin/audit/inventory',
  summary: 'Who changed policies and locations, latest first; what moved stock is a movement',
  input: Type.Object({
    entity: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    ...pageInput,
  }),
  output: page(InventoryAuditEntry),
})
