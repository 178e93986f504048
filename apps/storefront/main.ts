import { untilSignal } from '@stoa/platform/lifecycle'
import { readSettings } from './settings.ts'
import { startFront } from './start-front.ts'

/** The shop's pages and its API for those outside, with every service behind it in another process. */
try {
  const front = await startFront(readSettings(process.env))
  console.error(`the shop listens on ${front.url}`)
  await untilSignal()
  await front.stop()
} catch (error) {
  console.error(`The shop did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
