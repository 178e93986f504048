import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Refusal } from '../bank/refusal.ts'
import { type Answer, Cut, json } from './answer.ts'
import { pathOf, toRequest } from './request.ts'
import { findRoute, type Route } from './route.ts'

export function listen(routes: readonly Route[], port: number, host: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => void respond(routes, incoming, outgoing))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

async function respond(
  routes: readonly Route[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const { status, headers, body } = await answer(routes, incoming)
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    outgoing.end(incoming.method === 'HEAD' ? '' : body)
  } catch (error) {
    if (!(error instanceof Cut)) console.error(error)
    incoming.socket.destroy()
  }
}

async function answer(routes: readonly Route[], incoming: IncomingMessage): Promise<Answer> {
  try {
    const found = findRoute(routes, incoming.method ?? 'GET', pathOf(incoming))
    if (found === 'no path') throw new Refusal(404, 'not_found', 'There is nothing at this address')
    if (found === 'no method') throw new Refusal(405, 'method_not_allowed', 'Not with this method')
    return await found.route.handle(toRequest(incoming, found.params))
  } catch (error) {
    if (error instanceof Refusal)
      return json(error.status, { error: { code: error.code, detail: error.message } })
    throw error
  }
}
