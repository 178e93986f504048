import { createHmac, timingSafeEqual } from 'node:crypto'

/** A mark that only this service can make: of the purpose and of what it is for. */
export const markOf = (key: string, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url')

export function isMark(key: string, purpose: string, text: string, mark: string): boolean {
  const wanted = Buffer.from(markOf(key, purpose, text))
  const given = Buffer.from(mark)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
