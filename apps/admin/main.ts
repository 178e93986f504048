import { untilSignal } from '@stoa/platform/lifecycle'
import { readSettings } from './settings.ts'
import { startAdmin } from './start-admin.ts'

/** The administration's files, behind the gateway. */
try {
  const admin = await startAdmin(readSettings(process.env))
  console.error(`the administration listens on ${admin.url}`)
  await untilSignal()
  await admin.stop()
} catch (error) {
  console.error(`The administration did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
