import type { IncomingMessage } from 'node:http'

export type ProviderWebhooks = {
  isWebhook(url: string | undefined): boolean
  /** The contract knows no headers: what a provider signed with becomes the field `signature`. */
  adopt(request: IncomingMessage): void
}

const signatureHeaders = ['stripe-signature', 'testbank-signature'] as const

/**
 * Payment providers are neither browsers nor customers: no Origin, no cookie, one signature over the bytes as they
 * came. The body is not touched here.
 */
export function providerWebhooks(prefix: string): ProviderWebhooks {
  const path = `${prefix}/v1/payment-webhooks/`
  const isWebhook = (url: string | undefined): boolean => url?.startsWith(path) === true
  return {
    isWebhook,
    adopt(request) {
      if (!isWebhook(request.url)) return
      const signature = signatureHeaders.map(name => request.headers[name]).find(value => value !== undefined)
      if (typeof signature !== 'string') return
      const [address = ''] = request.url!.split('?', 1)
      request.url = `${address}?signature=${encodeURIComponent(signature)}`
    },
  }
}
