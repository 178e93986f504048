import { randomUUID } from 'node:crypto'

/** Not to be guessed, with 122 random bits: whoever knows the id of a charge sees its page. Node draws them in stock. */
export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`
