import { Refusal } from '../bank/refusal.ts'

type Fields = Readonly<Record<string, unknown>>

const wrong = (name: string, takes: string): Refusal =>
  new Refusal(400, 'invalid_field', `'${name}' must be ${takes}`)

export function readText(fields: Fields, name: string, pattern = /^.{1,2000}$/s): string {
  const value = fields[name]
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(name, `text like ${pattern.source}`)
  return value
}

export function readAmount(fields: Fields, name = 'amount'): number {
  const value = fields[name]
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw wrong(name, 'minor units, at least 1')
  return value as number
}

/** The buyer is sent back to shops that the bank knows, and nowhere else. */
export function readReturnUrl(fields: Fields, origins: readonly string[]): string {
  const value = readText(fields, 'returnUrl')
  const url = URL.parse(value)
  if (!url || !origins.includes(url.origin)) throw wrong('returnUrl', `an address of ${origins.join(' or ')}`)
  return value
}
