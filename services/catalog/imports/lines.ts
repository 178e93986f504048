export type Line = { readonly row: number; readonly text: string }

/** No line of a sane file is longer; without a bound one endless line would fill the memory. */
const longest = 4_000_000

/** Lines of a body as it arrives, counted from 1. Empty ones are passed over. */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let row = 0
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop()!
    if (rest.length > longest)
      throw new RangeError(`line ${row + parts.length + 1} is longer than ${longest} characters`)
    for (const text of parts) {
      row += 1
      if (text.trim() !== '') yield { row, text }
    }
  }
  const last = rest + decoder.decode()
  if (last.trim() !== '') yield { row: row + 1, text: last }
}
