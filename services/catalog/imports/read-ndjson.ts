import { readLines } from './lines.ts'

/** What one product of a file says, or why it says nothing. */
export type Parsed =
  | { readonly row: number; readonly value: unknown }
  | { readonly row: number; readonly problem: string }

export async function* readNdjson(body: AsyncIterable<Uint8Array>): AsyncGenerator<Parsed> {
  for await (const { row, text } of readLines(body)) yield parseLine(row, text)
}

function parseLine(row: number, text: string): Parsed {
  try {
    return { row, value: JSON.parse(text) }
  } catch (error) {
    return { row, problem: `is not JSON: ${(error as Error).message}` }
  }
}
