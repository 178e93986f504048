/** What the pool of the driver has handed out. */
type Lent = { release(broken?: boolean): void }
type Rested<L> = { readonly connection: L; readonly since: number }

/**
 * Connections between two uses, the one used last on top. The driver's pool opens, limits, queues and ends them; for
 * each use it would also set two timers, add a listener and wait a turn, so what rests here stays lent by it.
 */
export class Resting<L extends Lent> {
  readonly #idleMs: number
  #stack: Rested<L>[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(idleMs: number) {
    this.#idleMs = idleMs
  }

  get size(): number {
    return this.#stack.length
  }

  take(): L | undefined {
    return this.#stack.pop()?.connection
  }

  put(connection: L): void {
    this.#stack.push({ connection, since: performance.now() })
    this.#timer ??= setTimeout(this.#sweep, this.#idleMs)
  }

  /** One that was lost while it rested is not handed out again. */
  giveUp(connection: L): void {
    const before = this.#stack.length
    this.#stack = this.#stack.filter(rested => rested.connection !== connection)
    if (this.#stack.length < before) connection.release(true)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const { connection } of this.#stack.splice(0)) connection.release(true)
  }

  readonly #sweep = (): void => {
    const now = performance.now()
    // Timers may be a millisecond early.
    const over = this.#stack.findIndex(({ since }) => now - since < this.#idleMs - 1)
    for (const { connection } of this.#stack.splice(0, over < 0 ? this.#stack.length : over))
      connection.release(true)
    const [oldest] = this.#stack
    this.#timer = oldest && setTimeout(this.#sweep, oldest.since + this.#idleMs - now)
  }
}
