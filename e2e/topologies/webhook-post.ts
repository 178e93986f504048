import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type WebhookPost = {
  readonly url: string
  /** From now on what comes is handed on; before, the bank is told to come again. */
  deliverTo(shopUrl: string): void
  close(): Promise<void>
}

/** The bank must know where its events go before the shop, which must know the bank, has an address. */
export async function webhookPost(): Promise<WebhookPost> {
  let shop: string | undefined
  const server = createServer(async (request, answer) => {
    const body = await buffer(request)
    const signature = String(request.headers['testbank-signature'])
    const handedOn =
      shop === undefined
        ? undefined
        : await fetch(`${shop}api/v1/payment-webhooks/testbank`, {
            method: 'POST',
            headers: { 'testbank-signature': signature, 'content-type': 'application/json' },
            body,
          }).catch(() => undefined)
    answer.writeHead(handedOn?.status ?? 503).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    deliverTo(url) {
      shop = url
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
