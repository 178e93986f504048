import { createHmac } from 'node:crypto'

/** While a secret is exchanged for another, the bank signs with both. */
export function sign(secrets: readonly string[], body: string, seconds: number): string {
  const marks = secrets.map(secret => createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
  return [`t=${seconds}`, ...marks.map(mark => `v1=${mark}`)].join(',')
}
