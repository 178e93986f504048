import { Type } from 'typebox'
import { Instant } from './values.ts'

export const ImportId = Type.String({ pattern: '^imp_[0-9a-z]{26}$' })
export const Format = Type.Union([Type.Literal('csv'), Type.Literal('ndjson')])

export const Import = Type.Object({
  id: ImportId,
  status: Type.String({ description: 'queued, running, succeeded, failed (see `detail`) or cancelled' }),
  format: Format,
  dryRun: Type.Boolean({ description: 'Checked only: nothing was written' }),
  publish: Type.Boolean(),
  total: Type.Integer({ description: 'Products found in the file' }),
  processed: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer({ description: 'Products that were left out; see the errors' }),
  detail: Type.Optional(Type.String()),
  createdAt: Instant,
  finishedAt: Type.Optional(Instant),
})

export const ImportError = Type.Object({
  row: Type.Integer({ description: 'Line of the file, counted from 1' }),
  pointer: Type.String({ description: 'JSON pointer or column' }),
  detail: Type.String(),
})
