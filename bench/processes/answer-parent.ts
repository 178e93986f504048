import type { Answer } from './start-child.ts'

type Question = { readonly id: number; readonly question: never }

/** The other side of `startChild`. A child whose parent is gone ends. */
export function answerParent<Q>(answer: (question: Q) => Promise<unknown>, end: () => Promise<void>): void {
  const send = (message: Answer) => process.send?.(message)
  process.on('message', ({ id, question }: Question) => {
    answer(question).then(
      value => send({ id, value: value ?? null }),
      (error: Error) => send({ id, error: error.stack ?? String(error) }),
    )
  })
  process.once('disconnect', () => {
    end().finally(() => process.exit())
  })
  // Ctrl+C reaches the whole group; the parent decides when its children go.
  process.on('SIGINT', () => {})
}
