import { PlatformError } from '@stoa/kernel/errors'

const refuse = (pointer: string, detail: string): never => {
  throw new PlatformError('validation_failed', { fields: [{ pointer, detail }] })
}

/** PostgreSQL stores no NUL and UTF-8 knows no lone surrogate: refused here, they are never a 500 later. */
export function assertStorableText(text: string, pointer: string): void {
  if (text.includes('\0')) refuse(pointer, 'must not contain the NUL character')
  if (!text.isWellFormed()) refuse(pointer, 'must not contain half of a surrogate pair')
}

export function assertStorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') assertStorableText(value, pointer)
  if (typeof value !== 'object' || value === null) return
  for (const name of Object.keys(value)) {
    if (name === '__proto__') refuse(`${pointer}/__proto__`, 'is not a known field')
    assertStorableText(name, pointer)
    assertStorable((value as Record<string, unknown>)[name], `${pointer}/${name}`)
  }
}
