export type AnswerBook<T> = { read(question: unknown, find: () => Promise<T>): Promise<T> }

type Kept<T> = { readonly answer: Promise<T>; readonly at: number; renewed: boolean }

/** Sooner would look everything up twice as often as anybody needs. */
const renewAt = 0.8
/** About 20 kB each. */
const most = 256

/**
 * What many ask at once is looked up once, and kept for a moment; in the last fifth of it the next answer is looked up
 * while the last is still given, so that nobody waits for what everybody asks. Nothing is sold by it: carts and
 * checkouts ask for variants, which are never kept.
 */
export function createAnswerBook<T>(maxAgeMs: number): AnswerBook<T> {
  const book = new Map<string, Kept<T>>()
  const keep = (key: string, kept: Kept<T>) => {
    book.delete(key)
    book.set(key, kept)
    if (book.size > most) book.delete(book.keys().next().value!)
  }
  const look = (find: () => Promise<T>): Kept<T> => ({
    at: performance.now(),
    answer: find(),
    renewed: false,
  })
  const renew = (key: string, known: Kept<T>, find: () => Promise<T>) => {
    known.renewed = true
    const next = look(find)
    next.answer.then(
      () => keep(key, next),
      () => {},
    )
  }
  return {
    read(question, find) {
      if (maxAgeMs === 0) return find()
      const key = JSON.stringify(question)
      const known = book.get(key)
      const age = known ? performance.now() - known.at : maxAgeMs
      if (known && age < maxAgeMs) {
        if (age > maxAgeMs * renewAt && !known.renewed) renew(key, known, find)
        return known.answer
      }
      const mine = look(find)
      keep(key, mine)
      mine.answer.catch(() => {
        if (book.get(key) === mine) book.delete(key)
      })
      return mine.answer
    },
  }
}
