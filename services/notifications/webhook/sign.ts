import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** As Standard Webhooks writes it: 24 random bytes in base64. */
export const newSecret = (): string => `${prefix}${randomBytes(24).toString('base64')}`

export const prefixOf = (secret: string): string => secret.slice(0, prefix.length + 4)

/** HMAC-SHA256 over `id.timestamp.body`, one signature a secret: a receiver needs one that fits. */
export function signatureOf(secrets: readonly string[], id: string, timestamp: number, body: string): string {
  return secrets
    .map(secret => {
      const key = Buffer.from(secret.slice(prefix.length), 'base64')
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
    })
    .join(' ')
}
