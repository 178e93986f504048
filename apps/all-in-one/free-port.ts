import { createServer } from 'node:net'

const tries = 50

/** The port that was asked for, or the next one that nobody holds. */
export async function freePort(wanted: number, host: string): Promise<number> {
  if (wanted === 0) return 0
  for (let port = wanted; port < Math.min(wanted + tries, 65_536); port++) {
    if (await isFree(port, host)) return port
  }
  throw new Error(
    `the ports ${wanted} to ${wanted + tries - 1} on ${host} are all taken: set PORT to a free one`,
  )
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else
        reject(
          new Error(
            `cannot listen on ${host}:${port}: ${error.message}; set HOST to an address of this machine`,
          ),
        )
    })
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
