/** What is pushed is read in order. Whoever reads may leave while nothing is there. */
export function openChannel(onLeave: () => void) {
  const waiting: string[] = []
  let isOver = false
  let wake = Promise.withResolvers<void>()
  const end = (): void => {
    if (isOver) return
    isOver = true
    wake.resolve()
    onLeave()
  }
  const chunks: AsyncIterableIterator<string> = {
    async next() {
      while (waiting.length === 0 && !isOver) {
        await wake.promise
        wake = Promise.withResolvers()
      }
      const value = waiting.shift()
      return value === undefined ? { done: true, value: undefined } : { done: false, value }
    },
    async return() {
      waiting.length = 0
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => chunks,
  }
  return {
    chunks,
    end,
    push(chunk: string): void {
      if (isOver) return
      waiting.push(chunk)
      wake.resolve()
    },
  }
}
