export type Ended = {
  readonly sessionIds: readonly string[]
  readonly keyIds: readonly string[]
  readonly asOf: string
}

export type Revocations = {
  /** Asks for what ended since the last time; called on a beat, and by tests. */
  refresh(): Promise<void>
  has(id: string | undefined): boolean
}

type Options = {
  readonly list: (since: string | undefined) => Promise<Ended>
  readonly clock: { now(): number }
}

/** Longer than an access token or a kept answer lives, so that nothing outlives its own revocation here. */
const rememberMs = 2 * 3_600_000

/** What ended lately: access tokens hold by their signature, so somebody has to say that they hold no longer. */
export function revocations({ list, clock }: Options): Revocations {
  const ended = new Map<string, number>()
  let since: string | undefined
  return {
    async refresh() {
      const { sessionIds, keyIds, asOf } = await list(since)
      since = asOf
      const now = clock.now()
      for (const id of [...sessionIds, ...keyIds]) ended.set(id, now)
      for (const [id, at] of ended) if (at < now - rememberMs) ended.delete(id)
    },
    has: id => id !== undefined && ended.has(id),
  }
}
