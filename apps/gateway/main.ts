import { untilSignal } from '@stoa/platform/lifecycle'
import { readSettings } from './settings.ts'
import { startGateway } from './start-gateway.ts'

/** The public origin, with every service and the pages behind it in other processes. */
try {
  const gateway = await startGateway(readSettings(process.env))
  console.error(`the gateway listens on ${gateway.url}`)
  await untilSignal()
  await gateway.stop()
} catch (error) {
  console.error(`The gateway did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
