import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Letter = { readonly body: Buffer; readonly signature: string }

/** Where the bank's webhooks arrive in tests, in the order in which they come. */
export async function openInbox(): Promise<{
  url: string
  letters: Letter[]
  close(): Promise<void>
}> {
  const letters: Letter[] = []
  const server = createServer(async (request, answer) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    letters.push({ body, signature: String(request.headers['testbank-signature']) })
    answer.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    letters,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
