import { once } from 'node:events'
import { readSettings } from './settings.ts'
import { startTestbank } from './start-testbank.ts'

/** A bank that moves no money. */
try {
  const bank = await startTestbank(readSettings(process.env))
  console.log(`the test bank listens on ${bank.url}`)
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await bank.stop()
} catch (error) {
  console.error(`The test bank did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
