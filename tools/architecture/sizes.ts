const mostLines = 300
const medianLines = 80

export type Size = { readonly path: string; readonly lines: number }

export function sizeProblems(sizes: readonly Size[]): string[] {
  const long = sizes
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `too long: ${path} has ${lines} lines, ${mostLines} is the most`)
  const median = medianOf(sizes.map(({ lines }) => lines))
  return median > medianLines
    ? [...long, `too long: the median file has ${median} lines, ${medianLines} is the most`]
    : long
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
