import { judge, type Limiter } from './limiter.ts'

const maxKeys = 100_000

/** When there are too many keys, those that are as if they had never asked are forgotten; they change nothing. */
export function memoryLimiter(clock: { now(): number }): Limiter {
  const fullAt = new Map<string, number>()
  const forget = (now: number): void => {
    for (const [key, at] of fullAt) if (at <= now) fullAt.delete(key)
    for (const key of fullAt.keys()) {
      if (fullAt.size < maxKeys) break
      fullAt.delete(key)
    }
  }
  return {
    take(key, allowance, cost = 1) {
      const now = clock.now()
      const { verdict, fullAt: next } = judge(fullAt.get(key), now, allowance, cost)
      if (cost > 0) {
        if (fullAt.size >= maxKeys && !fullAt.has(key)) forget(now)
        fullAt.set(key, next)
      }
      return verdict
    },
    async [Symbol.asyncDispose]() {
      fullAt.clear()
    },
  }
}
