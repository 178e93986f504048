export type RetryBudget = { earn(): void; spend(): boolean }

/** Retries may add a tenth to the load of a struggling neighbour, after a start of ten. */
export function retryBudget(share = 0.1, most = 10): RetryBudget {
  let tokens = most
  return {
    earn: () => {
      tokens = Math.min(most, tokens + share)
    },
    spend: () => {
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
