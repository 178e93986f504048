import type pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'
import { parsedJson } from '../parsers.ts'
import type { Request } from '../request.ts'
import { encodeBegin, encodeCommand, encodeExecution, type WireValue } from './encode.ts'
import type { RowShape } from './row-shape.ts'
import { type Plan, WireQuery, type WireReply } from './wire-query.ts'

type Stream = { readonly writable: boolean; write(buffer: Buffer): boolean }
/** The driver's client with what its types keep private. */
type Client = pg.PoolClient & { readonly connection: { readonly stream: Stream } }

/**
 * One connection. What is asked before anybody waits leaves in one write: BEGIN with the first statement, statements
 * side by side, the last ones with COMMIT.
 */
export class Wire {
  readonly #client: Client
  readonly #shapes = new Map<string, RowShape>()
  #waiting: Buffer[] = []

  constructor(client: pg.PoolClient) {
    this.#client = client as Client
  }

  command(text: string): Promise<WireReply> {
    const write = () => this.#write(encodeCommand(text))
    return this.#ask({ text, types: parsedJson, begins: false, shapes: this.#shapes, write })
  }

  /** `begin` goes ahead of it. */
  send(request: Request, begin?: string): Promise<WireReply> {
    const { name, text, types } = request
    if (name === undefined) return this.#sendUnnamed(request, begin)
    const values = request.values.map(toWire)
    const write = (prepare: boolean, describe: boolean) => {
      if (begin !== undefined) this.#write(encodeBegin(begin))
      this.#write(encodeExecution({ name, parse: prepare ? text : undefined, describe, values }))
    }
    return this.#ask({ name, text, types, begins: begin !== undefined, shapes: this.#shapes, write })
  }

  /** By the driver: it may be several statements, or have no parameters and so no preparation. */
  #sendUnnamed(request: Request, begin: string | undefined): Promise<WireReply> {
    if (begin !== undefined) this.command(begin).catch(() => {}) // the next one of the same connection reports it
    this.#flush()
    return this.#client.query(request)
  }

  #ask(plan: Plan): Promise<WireReply> {
    return new Promise((resolve, reject) => {
      const query = new WireQuery(plan, (error, reply) => (error ? reject(error) : resolve(reply!)))
      this.#client.query(query as unknown as pg.Query) // it is one by its prototype
    })
  }

  #write(buffer: Buffer): void {
    this.#waiting.push(buffer)
    if (this.#waiting.length === 1) process.nextTick(this.#flush)
  }

  readonly #flush = (): void => {
    const [first, ...more] = this.#waiting
    const { stream } = this.#client.connection
    if (!first) return
    this.#waiting = []
    if (stream.writable) stream.write(more.length === 0 ? first : Buffer.concat([first, ...more]))
  }
}

function toWire(value: unknown): WireValue {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return prepareValue(value)
}
