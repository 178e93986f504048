const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const half = 17
const mask = 2 ** half - 1
const rounds = [0x1f3a5, 0x0b4c7, 0x16d29, 0x0e857]

/**
 * A permutation of 34 bits (a Feistel network), so that numbers come in no order: neither how many orders there are
 * nor which numbers were never used can be read from them.
 */
export function orderNumber(sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence >= 2 ** (2 * half))
    throw new RangeError(`${sequence} is no order sequence: from 0 to 2^${2 * half}`)
  let left = Math.floor(sequence / 2 ** half)
  let right = sequence & mask
  for (const key of rounds) [left, right] = [right, left ^ mix(right, key)]
  let rest = left * 2 ** half + right
  let text = ''
  for (let i = 0; i < 7; i++, rest = Math.floor(rest / 32)) text = alphabet[rest % 32] + text
  return `S-${text}`
}

const mix = (value: number, key: number): number => {
  const product = Math.imul(value ^ key, 0x9e3779b1)
  return ((product >>> 15) ^ product) & mask
}
