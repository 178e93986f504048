import { limiterConformance } from './conformance.ts'
import { memoryLimiter } from './memory-limiter.ts'

limiterConformance('in memory', () => {
  let now = 1_000_000
  return {
    limiter: memoryLimiter({ now: () => now }),
    advance(ms) {
      now += ms
    },
  }
})
