import { PlatformError } from '@stoa/kernel/errors'

export type BreakerOptions = {
  readonly clock?: { now(): number }
  /** So many failures in a row open it. */
  readonly failures?: number
  readonly openMs?: number
}

export type BreakerState = 'closed' | 'open' | 'half-open'

/** Stops asking a neighbour that does not answer; after a while one call goes ahead to see. */
export class Breaker {
  readonly #peer: string
  readonly #clock: { now(): number }
  readonly #limit: number
  readonly #openMs: number
  #failures = 0
  #openUntil = 0
  #probing = false

  constructor(peer: string, { clock = Date, failures = 8, openMs = 2_000 }: BreakerOptions = {}) {
    this.#peer = peer
    this.#clock = clock
    this.#limit = failures
    this.#openMs = openMs
  }

  get state(): BreakerState {
    if (this.#failures < this.#limit) return 'closed'
    return this.#clock.now() < this.#openUntil ? 'open' : 'half-open'
  }

  /** `isFailure` tells what speaks against the peer from what speaks against the call. */
  async run<T>(work: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const { state } = this
    if (state === 'open' || (state === 'half-open' && this.#probing)) throw this.#refusal()
    this.#probing = state === 'half-open'
    try {
      const value = await work()
      this.#failures = 0
      return value
    } catch (error) {
      this.#count(isFailure(error))
      throw error
    } finally {
      if (state === 'half-open') this.#probing = false
    }
  }

  #count(failed: boolean): void {
    if (!failed) {
      this.#failures = 0
      return
    }
    this.#failures += 1
    if (this.#failures >= this.#limit) this.#openUntil = this.#clock.now() + this.#openMs
  }

  #refusal(): PlatformError {
    const waitMs = Math.max(this.#openUntil - this.#clock.now(), 0)
    return new PlatformError('unavailable', {
      detail: `${this.#peer} did not answer lately and is not asked for a moment`,
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    })
  }
}
