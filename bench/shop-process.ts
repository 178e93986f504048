import { openOrigin } from '@stoa/app-gateway/open-origin'
import { registerStorefront } from '@stoa/app-storefront/routes'
import { clientsOf } from '@stoa/app-storefront/server/clients'
import { type RunningProcess, startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { callerVerifier, type Server, serve } from '@stoa/platform/http'
import { answerParent } from './processes/answer-parent.ts'

export type StartShop = { readonly databaseUrl: string; readonly secrets: Readonly<Record<string, string>> }
export type ShopPorts = { readonly open: number; readonly internal: number }

/** Mails go at the pace of a mail server, and there is none here: nobody asks at their address either. */
const placeOf = (name: string): string => (name === 'notifications' ? 'http://127.0.0.1:9' : 'local')
const topology = Object.fromEntries(Object.keys(services).map(name => [name, placeOf(name)]))

/** As wide as the shop allows: the counting stays, the refusing would end the run. */
const wide = { GATEWAY_READS_PER_MINUTE: '10000000', GATEWAY_WRITES_PER_MINUTE: '10000000' }

const running: { shop?: RunningProcess; servers: Server[] } = { servers: [] }

/** The shop as `npm start` serves it, and beside it the listener that its services would have for each other. */
async function start({ databaseUrl, secrets }: StartShop): Promise<ShopPorts> {
  const shop = await startProcess({
    name: 'stoa',
    topology,
    env: process.env,
    databaseUrl,
    secret: name => secrets[name] ?? secrets.ANY!,
  })
  const served = shop.composition.local.map(({ service }) => service)
  const open = await openOrigin({
    ...{ ...shop, served, neighbours: [] },
    env: { ...process.env, ...wide },
    pages: app =>
      registerStorefront(app, {
        ...{ media: { register: () => {} }, clock: shop.clock, currency: 'EUR' },
        clients: clientsOf(shop.composition),
        actorOf: async () => ({ kind: 'anonymous' }),
        failed: error => shop.log.error({ err: error }, 'page failed'),
      }),
  })
  const internal = serve(served, {
    edge: 'internal',
    verifyCaller: callerVerifier(shop.keys, shop.clock),
    // The fleet's list names no bench; the look-up costs the same.
    allow: (caller, service) => caller === 'bench' && service === 'inventory',
    clock: shop.clock,
    telemetry: shop.telemetry,
  })
  running.shop = shop
  running.servers = [open, internal]
  const ports = { open: (await open.listen(0)).port, internal: (await internal.listen(0)).port }
  shop.readiness.set('ready')
  return ports
}

answerParent<StartShop>(start, async () =>
  running.shop?.stop(running.servers, { noticeMs: 0, graceMs: 1_000 }),
)
