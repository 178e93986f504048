import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { compileValidator } from '@stoa/platform/contract'
import { type CsvError, type Info, parse } from 'csv-parse'
import { type Static, Type } from 'typebox'

const CountedRow = Type.Object({
  sku: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' }),
  location: Type.String({ minLength: 1, maxLength: 64 }),
  quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})
export type Count = Static<typeof CountedRow> & { readonly row: number }
export type RowError = { readonly row: number; readonly pointer: string; readonly detail: string }
export type ReadRow = { readonly count: Count } | { readonly errors: readonly RowError[] }

const validate = compileValidator(CountedRow, { unknownFields: 'reject' })

function checked(row: number, value: unknown): ReadRow {
  const problems = validate(value)
  if (problems) return { errors: problems.map(({ pointer, detail }) => ({ row, pointer, detail })) }
  // Validated just above: the value has the schema's shape.
  return { count: { ...(value as Static<typeof CountedRow>), row } }
}

const unreadable = (row: number, detail: string): ReadRow => ({ errors: [{ row, pointer: '', detail }] })

export const readCounts = (
  format: 'csv' | 'ndjson',
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadRow> => (format === 'csv' ? readCsv(body) : readNdjson(body))

async function* readNdjson(body: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRow> {
  let row = 0
  for await (const line of createInterface({ input: Readable.from(body, { objectMode: false }) })) {
    row += 1
    if (line.trim() === '') continue
    try {
      yield checked(row, JSON.parse(line))
    } catch (error) {
      yield unreadable(row, `is not JSON: ${(error as Error).message}`)
    }
  }
}

type Read = { readonly record: Record<string, string>; readonly info: Pick<Info, 'lines'> }

async function* readCsv(body: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRow> {
  const options = { bom: true, info: true, skipEmptyLines: true, trim: true, maxRecordSize: 10_000 }
  const parser = Readable.from(body).pipe(parse({ ...options, columns: true, relaxColumnCount: true }))
  try {
    for await (const { record, info } of parser as AsyncIterable<Read>) {
      const { quantity = '', reason, ...rest } = record
      const number = /^\d+$/.test(quantity) ? Number(quantity) : quantity
      yield checked(info.lines, { ...rest, quantity: number, ...(reason ? { reason } : {}) })
    }
  } catch (error) {
    yield unreadable(Number((error as CsvError).lines ?? 1), `is not CSV: ${(error as Error).message}`)
  }
}
