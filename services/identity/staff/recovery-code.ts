import { randomBytes } from 'node:crypto'

/** Crockford's alphabet: nothing in it is taken for something else. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** 80 bits in four groups, so that a fast hash of it is safe to store. */
export function newRecoveryCode(): string {
  const text = [...randomBytes(16)].map(byte => letters[byte & 31]).join('')
  return text.match(/.{4}/g)!.join('-')
}

/** As people type: any case, with or without hyphens, o for 0. */
export const canonicalCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
