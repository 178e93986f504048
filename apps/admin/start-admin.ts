import { secretFrom, startProcess } from '@stoa/fleet/process'
import { callerVerifier, serve } from '@stoa/platform/http'
import { healthRoutes } from '@stoa/platform/lifecycle'
import { metricsRoute } from '@stoa/platform/telemetry'
import { adminBuild } from './build/admin-build.ts'
import { registerAdmin } from './routes.ts'
import type { Settings } from './settings.ts'

/** The administration alone, behind a gateway: files, and nothing of anybody. */
export async function startAdmin({
  env,
  ...settings
}: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const running = await startProcess({ name: 'admin', topology: {}, env, secret: secretFrom(env) })
  const { telemetry, readiness, clock, log } = running
  const build = adminBuild(settings.cache)
  const server = serve([], {
    edge: 'internal',
    verifyCaller: callerVerifier(running.keys, clock),
    ...{ clock, telemetry, log },
    extend(app) {
      healthRoutes(app, readiness)
      metricsRoute(app, telemetry)
      registerAdmin(app, build)
    },
  })
  const { url } = await server.listen(settings.port, settings.host)
  // The page that says so is there at once; traffic comes when there is more to see.
  const ready = build.start().then(state => {
    if (state.kind === 'ready') readiness.set('ready')
    else if (state.kind === 'failed') log.error({ reason: state.reason }, 'the administration was not built')
  })
  return {
    url: `${url}/`,
    async stop() {
      await build.stop()
      await ready
      await running.stop([server], { noticeMs: settings.noticeMs, graceMs: 10_000 })
    },
  }
}
