import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sleep } from '@stoa/kernel/clock'
import { Pool } from 'undici'

export type Balancer = {
  readonly url: string
  add(url: string): Promise<void>
  remove(url: string): Promise<void>
  close(): Promise<void>
}

type Backend = { readonly url: string; readonly pool: Pool; ready: boolean }

const lookEveryMs = 50

/** What stands before replicas: looks at /readyz, keeps connections, sends where it is wanted, tries nothing twice. */
export async function startBalancer(): Promise<Balancer> {
  const backends: Backend[] = []
  const ending = new AbortController()
  let turn = 0
  const server = createServer(async (request, response) => {
    const ready = backends.filter(backend => backend.ready)
    const backend = ready[turn++ % ready.length]
    try {
      if (!backend) throw new Error('nobody is ready')
      const { connection: _, ...headers } = request.headers
      const answer = await backend.pool.request({
        ...{
          method: request.method as 'GET',
          path: request.url!,
          headers: headers as Record<string, string>,
        },
        body: ['GET', 'HEAD'].includes(request.method!) ? null : request,
      })
      const { connection: __, ...given } = answer.headers
      response.writeHead(answer.statusCode, given)
      answer.body.pipe(response)
    } catch (error) {
      response.writeHead(502).end(`balancer: ${(error as Error).message}`)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const watched = watch(backends, ending.signal)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async add(url) {
      const { origin } = new URL(url)
      const backend = { url, pool: new Pool(origin, { connections: 32, pipelining: 1 }), ready: false }
      await look(backend)
      backends.push(backend)
    },
    async remove(url) {
      const [gone] = backends.splice(
        backends.findIndex(backend => backend.url === url),
        1,
      )
      await gone!.pool.close()
    },
    async close() {
      ending.abort()
      await watched
      server.closeAllConnections()
      server.close()
      await Promise.all(backends.map(({ pool }) => pool.close()))
    },
  }
}

async function watch(backends: readonly Backend[], ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await Promise.all(backends.map(look))
    await sleep(lookEveryMs, ending)
  }
}

async function look(backend: Backend): Promise<void> {
  const answer = await backend.pool.request({ method: 'GET', path: '/readyz' }).catch(() => undefined)
  await answer?.body.dump()
  backend.ready = answer?.statusCode === 200
}
