import { randomBytes } from 'node:crypto'

/** Not to be guessed: whoever knows the id of a charge sees its page. */
export const newId = (prefix: string): string =>
  `${prefix}_${randomBytes(16).toString('base64url').replace(/[-_]/g, 'x')}`
