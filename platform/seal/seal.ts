import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Encrypts what has to be read again and lies in a table. */
export type Seal = {
  seal(text: string, context: string): string
  open(sealed: string, context: string): string
  /** Whether it was sealed with a key that is no longer the first. */
  isOld(sealed: string): boolean
}

type Key = { readonly id: string; readonly bytes: Buffer }

const keyOf = (secret: string): Key => {
  const bytes = createHash('sha256').update(secret).digest()
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}

/**
 * AES-256-GCM under a ring of keys, separated by commas: the first seals, all open. To rotate, put a new one first.
 * The context (whose it is) is authenticated, so that a sealed value cannot be moved to another row.
 */
export function openSeal(ring: string, ringName: string): Seal {
  const keys = ring.split(',').map(keyOf)
  const [current] = keys
  return {
    seal(text, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', current!.bytes, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [nonce, cipher.getAuthTag(), body].map(part => part.toString('base64url'))
      return [current!.id, ...parts].join('.')
    },
    open(sealed, context) {
      const [id, ...parts] = sealed.split('.')
      const [nonce, tag, body] = parts.map(part => Buffer.from(part, 'base64url'))
      const key = keys.find(candidate => candidate.id === id)
      if (!key || !nonce || !tag || !body)
        throw new Error(`a sealed value needs a key that ${ringName} does not hold: put the old key back`)
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(context))
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
    isOld: sealed => !sealed.startsWith(`${current!.id}.`),
  }
}
