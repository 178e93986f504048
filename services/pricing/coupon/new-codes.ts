import { randomInt } from 'node:crypto'

/** Without letters and digits that people take for each other. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** Ten signs: 49 bits, so that nobody finds one by trying. */
export function newCodes(count: number, prefix: string): string[] {
  const codes = new Set<string>()
  while (codes.size < count) {
    const signs = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)])
    codes.add(`${prefix}${signs.join('')}`)
  }
  return [...codes]
}
