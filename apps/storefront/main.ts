import { untilSignal } from '@stoa/platform/lifecycle'
import { readSettings } from './settings.ts'
import { startStorefront } from './start-storefront.ts'

/** The shop's pages, behind the gateway and in front of the services. */
try {
  const storefront = await startStorefront(readSettings(process.env))
  console.error(`the storefront listens on ${storefront.url}`)
  await untilSignal()
  await storefront.stop()
} catch (error) {
  console.error(`The storefront did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
