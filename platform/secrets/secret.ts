import { inspect } from 'node:util'

/** Prints as [secret] in logs, JSON, templates and the console; only reveal() gives the value. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    if (value === '') throw new Error('A secret must not be empty')
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
