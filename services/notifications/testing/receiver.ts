import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { readonly headers: IncomingHttpHeaders; readonly body: string }
type Answer = { readonly status: number; readonly body?: string; readonly location?: string }

/** Somebody's server that gets webhooks, and answers what the test says. */
export async function startReceiver() {
  const calls: Call[] = []
  let answer: (call: Call) => Answer = () => ({ status: 204 })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const call = { headers: request.headers, body: Buffer.concat(chunks).toString() }
    calls.push(call)
    const { status, body = '', location } = answer(call)
    response.writeHead(status, location === undefined ? {} : { location }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    answer(next: typeof answer) {
      answer = next
    },
    stop: () => new Promise<void>(resolve => void server.close(() => resolve())),
  }
}
