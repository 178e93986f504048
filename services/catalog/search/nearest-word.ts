export type Candidate = { readonly word: string; readonly documents: number }

/** The word that was meant: the fewest slips of the finger away, then the most frequent; none beyond a third of its length. */
export function nearestWord(typed: string, candidates: readonly Candidate[]): string | undefined {
  const limit = Math.max(1, Math.floor(typed.length / 3))
  let best: { word: string; slips: number; documents: number } | undefined
  for (const { word, documents } of candidates) {
    if (Math.abs(word.length - typed.length) > limit) continue
    const slips = slipsBetween(typed, word)
    if (slips > limit) continue
    if (!best || slips < best.slips || (slips === best.slips && documents > best.documents))
      best = { word, slips, documents }
  }
  return best?.word
}

/** Damerau-Levenshtein (optimal string alignment): a letter more, less or other, or two swapped. */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        row[j - 1]! + 1,
        last[j]! + 1,
        last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = row
  }
  return last[b.length]!
}
