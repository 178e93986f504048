import { createHmac } from 'node:crypto'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const characters = 16

const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-')

/**
 * The code of a card: 16 of 30 characters, 78 bits, too many to guess. Computed again when it is shown or mailed, so
 * that no table, stored answer or event ever holds it; the bias of 256 bits over 30^16 is far below what anyone could use.
 */
export function mailedCode(key: string, cardId: string): string {
  let rest = BigInt(`0x${createHmac('sha256', key).update(`gift-card\0${cardId}`).digest('hex')}`)
  let code = ''
  for (let i = 0; i < characters; i++, rest /= 30n) code += alphabet[Number(rest % 30n)]
  return grouped(code)
}
