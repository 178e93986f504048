import { secretFrom, startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import type { Neighbour } from '@stoa/gateway'
import { forwardPages } from '@stoa/gateway/forward-pages'
import { serviceIdentity } from '@stoa/platform/http'
import { apiPrefix, openOrigin } from './open-origin.ts'
import type { Settings } from './settings.ts'

export async function startGateway({
  topology,
  env,
  ...settings
}: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const secret = secretFrom(env)
  const running = await startProcess({ name: 'gateway', topology, env, secret })
  const { composition, keys, clock } = running
  const pagesAt = { service: 'storefront', url: settings.storefront }
  const server = await openOrigin({
    ...running,
    env,
    served: Object.values(services).map(({ contract }) => ({
      contract,
      api: composition.client(contract, 'gateway'),
    })),
    neighbours: [
      ...Object.entries(topology).map(neighbourAt),
      neighbourAt(['storefront', settings.storefront]),
      ...(settings.admin === undefined ? [] : [neighbourAt(['admin', settings.admin])]),
    ],
    pages(app, gateway) {
      const forwarding = {
        ...{ gateway, prefix: apiPrefix },
        identity: serviceIdentity({ name: 'gateway', keys, clock }),
      }
      const admin = settings.admin && { service: 'admin', url: settings.admin }
      if (admin) forwardPages(app, { ...forwarding, upstream: admin, under: '/admin' })
      forwardPages(app, { ...forwarding, upstream: pagesAt })
    },
  })
  const { url } = await server.listen(settings.port, settings.host)
  running.readiness.set('ready')
  return {
    url: `${url}/`,
    stop: () => running.stop([server], { noticeMs: settings.noticeMs, graceMs: 10_000 }),
  }
}

const neighbourAt = ([name, base]: readonly [string, string]): Neighbour => ({
  name,
  async check(signal) {
    const answer = await fetch(new URL('/readyz', base), { signal })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`${name} answers ${answer.status}`)
  },
})
