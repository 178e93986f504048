export type AnswerBook<T> = { read(question: unknown, find: () => Promise<T>): Promise<T> }

/** About 20 kB each. */
const most = 256

/**
 * What many ask at once is looked up once, and kept for a moment. Nothing is sold by it: carts and checkouts ask for
 * variants, which are never kept.
 */
export function createAnswerBook<T>(maxAgeMs: number): AnswerBook<T> {
  const kept = new Map<string, { readonly answer: Promise<T>; readonly at: number }>()
  return {
    read(question, find) {
      if (maxAgeMs === 0) return find()
      const key = JSON.stringify(question)
      const now = performance.now()
      const known = kept.get(key)
      if (known && now - known.at < maxAgeMs) return known.answer
      const mine = { answer: find(), at: now }
      kept.delete(key)
      kept.set(key, mine)
      if (kept.size > most) kept.delete(kept.keys().next().value!)
      mine.answer.catch(() => {
        if (kept.get(key) === mine) kept.delete(key)
      })
      return mine.answer
    },
  }
}
