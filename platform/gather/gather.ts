import { sleep } from '@stoa/kernel/clock'

export type GatherOptions = {
  /** How long the first waits for others. */
  readonly waitMs: number
  readonly most: number
}

type Waiting<I> = { readonly item: I; resolve(): void; reject(error: unknown): void }

/**
 * Small writes that come in crowds and that nobody hurries for: one transaction for all that come within a moment.
 * Where that fails each is tried by itself, so that nobody fails for another.
 */
export function gather<I>(
  write: (items: readonly I[]) => Promise<void>,
  { waitMs, most }: GatherOptions,
): (item: I) => Promise<void> {
  let crowd: Waiting<I>[] = []
  let full = new AbortController()

  async function settle(waiting: readonly Waiting<I>[]): Promise<void> {
    try {
      await write(waiting.map(({ item }) => item))
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      if (waiting.length > 1) for (const one of waiting) await settle([one])
      else waiting[0]!.reject(error)
    }
  }

  const leave = (leaving: readonly Waiting<I>[]) => {
    // It left when it was full.
    if (crowd !== leaving) return
    crowd = []
    void settle(leaving)
  }

  return item =>
    new Promise((resolve, reject) => {
      crowd.push({ item, resolve, reject })
      const mine = crowd
      if (mine.length >= most) {
        leave(mine)
        full.abort()
      } else if (mine.length === 1) {
        full = new AbortController()
        void sleep(waitMs, full.signal).then(() => leave(mine))
      }
    })
}
