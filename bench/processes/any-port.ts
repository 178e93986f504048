import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** One that nobody holds now: two processes that must know each other cannot both be told later. */
export async function anyPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
