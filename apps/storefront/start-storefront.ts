import { resolve } from 'node:path'
import { secretFrom, startProcess } from '@stoa/fleet/process'
import { configOrThrow } from '@stoa/platform/config'
import { callerVerifier, serve } from '@stoa/platform/http'
import { healthRoutes } from '@stoa/platform/lifecycle'
import { mediaConfig, openMedia } from '@stoa/platform/media'
import { metricsRoute } from '@stoa/platform/telemetry'
import { registerStorefront } from './routes.ts'
import { clientsOf } from './server/clients.ts'
import type { Settings } from './settings.ts'

/** The pages alone, behind a gateway that says for whom they are rendered. */
export async function startStorefront({
  topology,
  env,
  ...settings
}: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const [pictures] = configOrThrow(mediaConfig.fromEnv(env))
  const media = openMedia(resolve(settings.media), pictures!)
  const secret = secretFrom(env)
  const running = await startProcess({ name: 'storefront', topology, env, secret })
  const { composition, telemetry, readiness, clock, log } = running
  const verifyCaller = callerVerifier(running.keys, clock)
  const server = serve([], {
    edge: 'internal',
    verifyCaller,
    ...{ clock, telemetry, log },
    extend(app) {
      healthRoutes(app, readiness)
      metricsRoute(app, telemetry)
      registerStorefront(app, {
        ...{ media, clock, currency: settings.currency, maintenance: settings.maintenance },
        clients: clientsOf(composition),
        actorOf: async request => (await verifyCaller(request, 'storefront')).actor,
        failed: (error, path) => log.error({ err: error, path }, 'page failed'),
      })
    },
  })
  const { url } = await server.listen(settings.port, settings.host)
  readiness.set('ready')
  return {
    url: `${url}/`,
    async stop() {
      await running.stop([server], { noticeMs: settings.noticeMs, graceMs: 10_000 })
      await media[Symbol.asyncDispose]()
    },
  }
}
