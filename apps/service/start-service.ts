import { secretFrom, startProcess } from '@stoa/fleet/process'
import { callerVerifier, serve } from '@stoa/platform/http'
import { healthRoutes } from '@stoa/platform/lifecycle'
import { metricsRoute } from '@stoa/platform/telemetry'
import type { Settings } from './settings.ts'

export type RunningService = { readonly name: string; readonly url: string; stop(): Promise<void> }

export async function startService(settings: Settings): Promise<RunningService> {
  const { name, peers, env, databaseUrl, directUrl } = settings
  const running = await startProcess({
    ...{ name, env, databaseUrl, secret: secretFrom(env) },
    ...(directUrl && { directUrl }),
    topology: { [name]: 'local', ...peers },
  })
  const { composition, readiness, telemetry, keys, clock, log } = running
  const server = serve(
    composition.local.map(({ service }) => service),
    {
      edge: 'internal',
      verifyCaller: callerVerifier(keys, clock),
      allow: composition.allow,
      ...{ clock, telemetry, log },
      extend(app) {
        healthRoutes(app, readiness)
        metricsRoute(app, telemetry)
      },
    },
  )
  await Promise.all(composition.local.map(({ service }) => service.warm?.()))
  const { url } = await server.listen(settings.port, settings.host)
  readiness.set('ready')
  return { name, url, stop: () => running.stop([server], { noticeMs: settings.noticeMs, graceMs: 10_000 }) }
}
