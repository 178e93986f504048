import { PlatformError } from '@stoa/kernel/errors'

/** So many at once, so many waiting; whoever comes after that is told to come again. */
export function createTurns({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
  const line: (() => void)[] = []
  let busy = 0
  const enter = (): Promise<void> => {
    if (busy < atOnce) {
      busy += 1
      return Promise.resolve()
    }
    if (line.length >= waiting)
      throw new PlatformError('unavailable', {
        detail: 'Too many pictures are being made right now',
        retryAfterSeconds: 1,
      })
    return new Promise(resolve => line.push(resolve))
  }
  const leave = (): void => {
    const next = line.shift()
    if (next) next()
    else busy -= 1
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
