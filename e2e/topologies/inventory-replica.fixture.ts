import { secretFrom, startProcess } from '@stoa/fleet/process'
import { callerVerifier, serve } from '@stoa/platform/http'
import { untilSignal } from '@stoa/platform/lifecycle'

/** The inventory service as its own process, with 'buyers' as the one caller that may reserve: no service does yet. */
const running = await startProcess({
  name: 'inventory',
  topology: { inventory: 'local' },
  env: process.env,
  databaseUrl: process.env.DATABASE_URL!,
  secret: secretFrom(process.env),
})
const server = serve(
  running.composition.local.map(({ service }) => service),
  { edge: 'internal', verifyCaller: callerVerifier(running.keys), allow: caller => caller === 'buyers' },
)
const { url } = await server.listen(0)
console.error(`a replica listens on ${url}`)
await untilSignal()
await running.stop([server], { noticeMs: 0, graceMs: 1000 })
