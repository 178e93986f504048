import { Readable } from 'node:stream'
import { type CsvError, type Info, parse } from 'csv-parse'
import { type Column, columnOf, restore } from './csv-columns.ts'
import { type Cells, type CsvRules, csvProduct } from './csv-product.ts'
import type { Parsed } from './read-ndjson.ts'

type Read = { readonly record: string[]; readonly info: Pick<Info, 'lines'> }
type Group = { readonly slug: string; readonly row: number; readonly rows: Cells[] }

/** Rows that follow each other with the same slug, or with none, are the variants of one product. */
export async function* readCsv(body: AsyncIterable<Uint8Array>, rules: CsvRules): AsyncGenerator<Parsed> {
  let columns: Column[] | undefined
  let group: Group | undefined
  const parser = Readable.from(body).pipe(
    parse({ bom: true, info: true, relaxColumnCount: true, skipEmptyLines: true, maxRecordSize: 1_000_000 }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<Read>) {
      if (!columns) {
        columns = readHeadings(record)
        continue
      }
      const cells = columns.map((column, index) => [column, restore(record[index] ?? '').trim()] as const)
      const slug = cells.find(([column]) => column.kind === 'plain' && column.name === 'slug')?.[1] ?? ''
      if (group && (slug === '' || slug === group.slug)) group.rows.push(cells)
      else {
        if (group) yield parsedGroup(group, rules)
        group = { slug, row: info.lines, rows: [cells] }
      }
    }
  } catch (error) {
    if (group) yield parsedGroup(group, rules)
    group = undefined
    yield { row: Number((error as CsvError).lines ?? 1), problem: `is not CSV: ${(error as Error).message}` }
  }
  if (group) yield parsedGroup(group, rules)
}

/** Without knowing every column nothing can be read, so this ends the import. */
function readHeadings(headings: readonly string[]): Column[] {
  return headings.map(heading => {
    const column = columnOf(heading)
    if (!column) throw new Error(`the column '${heading}' is not known`)
    return column
  })
}

const parsedGroup = ({ row, rows }: Group, rules: CsvRules): Parsed => ({
  row,
  value: csvProduct(rows, rules),
})
