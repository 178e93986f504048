import { createServer, type Server } from 'node:net'

const tries = 50

export type HeldPort = {
  readonly port: number
  /** So that somebody else listens there. */
  release(): Promise<void>
}

/** The port that was asked for, or the next one that nobody holds; 0 is any. */
export async function freePort(wanted: number, host: string): Promise<number> {
  const { port, release } = await holdPort(wanted, host)
  await release()
  return port
}

/** The same, kept from others until it is released: who connects meanwhile is turned away. */
export async function holdPort(wanted: number, host: string): Promise<HeldPort> {
  for (let port = wanted; port < Math.min(wanted + tries, 65_536); port++) {
    const held = await hold(port, host)
    if (held) return held
  }
  throw new Error(
    `the ports ${wanted} to ${wanted + tries - 1} on ${host} are all taken: set PORT to a free one`,
  )
}

function hold(port: number, host: string): Promise<HeldPort | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else
        reject(
          new Error(
            `cannot listen on ${host}:${port}: ${error.message}; set HOST to an address of this machine`,
          ),
        )
    })
    server.listen(port, host, () => resolve({ port: portOf(server), release: () => closed(server) }))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

const closed = (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()))
