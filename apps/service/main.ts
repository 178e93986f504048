import { untilSignal } from '@stoa/platform/lifecycle'
import { readSettings } from './settings.ts'
import { startService } from './start-service.ts'

/** `node apps/service/main.ts catalog`: any one service alone, the same code as in the shop that is one process. */
try {
  const service = await startService(readSettings(process.argv.slice(2), process.env))
  console.error(`${service.name} listens on ${service.url}`)
  await untilSignal()
  await service.stop()
} catch (error) {
  console.error(`The service did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
