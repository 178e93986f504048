import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Free at the time of looking; who uses it has to be ready for another to have been faster. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
