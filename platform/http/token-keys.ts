import { createHmac, type KeyObject, sign, timingSafeEqual, verify } from 'node:crypto'

/** Signs for this service and checks what others signed. */
export type TokenKeys = {
  readonly algorithm: 'HS256' | 'EdDSA'
  sign(data: string): Buffer
  verify(issuer: string, data: string, signature: Buffer): boolean
}

/** One secret for the house: for the embedded shop, where all services are one process or one machine. */
export function sharedSecretKeys(secret: string): TokenKeys {
  const mac = (data: string) => createHmac('sha256', secret).update(data).digest()
  return {
    algorithm: 'HS256',
    sign: mac,
    verify: (_issuer, data, signature) => signature.length === 32 && timingSafeEqual(signature, mac(data)),
  }
}

/** A key pair a service: none of them can speak as another. */
export function keyPairKeys(own: KeyObject, publicKeys: ReadonlyMap<string, KeyObject>): TokenKeys {
  return {
    algorithm: 'EdDSA',
    sign: data => sign(null, Buffer.from(data), own),
    verify: (issuer, data, signature) => {
      const key = publicKeys.get(issuer)
      return key !== undefined && verify(null, Buffer.from(data), key, signature)
    },
  }
}
