/** The rows of the first table below a heading, each a list of cells without their back-quotes. */
export function readTable(markdown: string, heading: string): string[][] {
  const after = markdown.split(new RegExp(`^## ${heading}\\s*$`, 'm'))[1]
  if (after === undefined) return []
  const section = after.split(/^## /m)[0] ?? ''
  return section
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map(cell => cell.trim().replace(/^`|`$/g, '').replaceAll('\\|', '|')),
    )
}
