import { PlatformError } from '@stoa/kernel/errors'

type Flight = {
  readonly deadline: number
  readonly controller: AbortController | undefined
  readonly reject: (error: unknown) => void
}

const sweepMs = 25

/**
 * Ends work that is past its deadline. One shared timer looks at everything in flight, because a timer a
 * request would be the dearest part of a cheap read.
 */
export class DeadlineWatch {
  readonly #flights = new Set<Flight>()
  readonly #clock: { now(): number }
  #timer: NodeJS.Timeout | undefined

  constructor(clock: { now(): number }) {
    this.#clock = clock
  }

  run<T>(deadline: number, controller: AbortController | undefined, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const flight: Flight = { deadline, controller, reject }
      this.#flights.add(flight)
      this.#timer ??= setTimeout(this.#sweep, sweepMs)
      work().then(
        value => {
          this.#flights.delete(flight)
          resolve(value)
        },
        error => {
          this.#flights.delete(flight)
          reject(error)
        },
      )
    })
  }

  readonly #sweep = (): void => {
    const now = this.#clock.now()
    for (const flight of this.#flights) {
      if (flight.deadline > now) continue
      this.#flights.delete(flight)
      const error = new PlatformError('deadline_exceeded')
      flight.reject(error)
      flight.controller?.abort(error)
    }
    this.#timer = this.#flights.size > 0 ? setTimeout(this.#sweep, sweepMs) : undefined
  }
}
