import pg from 'pg'
import type { Types } from '../parsers.ts'
import { type Field, noColumns, type RowShape, readRow, shapeOf } from './row-shape.ts'

export type WireReply = {
  readonly rows: unknown[]
  readonly rowCount: number | null
  readonly command: string
}
/** What the driver knows about a connection's statements: which are prepared, and which are about to be. */
export type DriverConnection = {
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
}
export type Told = (error: Error | null, reply?: WireReply) => void

export type Plan = {
  /** Without a name it is a command: it has no rows and is never prepared. */
  readonly name?: string
  readonly text: string
  readonly types: Types
  /** BEGIN goes ahead, and answers first. */
  readonly begins: boolean
  readonly shapes: Map<string, RowShape>
  write(prepare: boolean, describe: boolean): void
}

/**
 * A query as the driver takes its own, of which it is one by its prototype: the driver lets no other into a pipeline.
 * Its own clones its request, makes an emitter, and asks for the description of every result again.
 */
export class WireQuery {
  static {
    Object.setPrototypeOf(WireQuery.prototype, pg.Query.prototype)
  }

  /** The driver notes as prepared what has this name when the server says so; BEGIN's answer is not meant. */
  name: string | undefined
  readonly text: string
  callback: Told
  readonly #plan: Plan
  #begins: boolean
  #described = true
  #shape: RowShape
  #rows: unknown[] = []
  #reply: WireReply | undefined
  #failure: Error | undefined

  constructor(plan: Plan, told: Told) {
    this.#plan = plan
    this.#begins = plan.begins
    this.name = plan.begins ? undefined : plan.name
    this.text = plan.text
    this.callback = told
    this.#shape = noColumns
  }

  submit({ parsedStatements, submittedNamedStatements }: DriverConnection): Error | null {
    const { name, text, shapes, write } = this.#plan
    if (name === undefined) {
      write(false, false)
      return null
    }
    const known = parsedStatements[name] ?? submittedNamedStatements[name]
    if (known !== undefined && known !== text)
      return new Error(`Prepared statements must be unique - '${name}' was used for a different statement`)
    const shape = known === undefined ? undefined : shapes.get(name)
    if (known === undefined) submittedNamedStatements[name] = text
    this.#described = shape !== undefined
    this.#shape = shape ?? noColumns
    write(known === undefined, shape === undefined)
    return null
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#keepShape(shapeOf(fields, this.#plan.types))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#failure) return
    try {
      this.#rows.push(readRow(this.#shape, fields))
    } catch (error) {
      this.#failure = error as Error // what a parser threw
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.#begins) {
      this.#begins = false
      this.name = this.#plan.name
      return
    }
    if (!this.#described) this.#keepShape(noColumns)
    const count = Number(text.slice(text.lastIndexOf(' ') + 1))
    const command = text.slice(0, Math.max(0, text.indexOf(' ')) || text.length)
    this.#reply = { rows: this.#rows, rowCount: Number.isNaN(count) ? null : count, command }
  }

  handleEmptyQuery(): void {
    this.#reply = { rows: [], rowCount: null, command: '' }
  }

  handleReadyForQuery(): void {
    if (this.#failure) this.callback(this.#failure)
    else this.callback(null, this.#reply)
  }

  handleError(error: Error, { submittedNamedStatements }: DriverConnection): void {
    // The driver forgets a preparation that failed by the name, which BEGIN's failure keeps from it.
    if (this.#begins && this.#plan.name) delete submittedNamedStatements[this.#plan.name]
    this.callback(this.#failure ?? error)
  }

  #keepShape(shape: RowShape): void {
    this.#shape = shape
    this.#described = true
    if (this.#plan.name) this.#plan.shapes.set(this.#plan.name, shape)
  }
}
