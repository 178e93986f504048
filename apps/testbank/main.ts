import { once } from 'node:events'
import { readSettings } from './settings.ts'
import { startTestbank } from './start-testbank.ts'

/** A bank that moves no money. Whoever started it with a channel takes it along, also when killed. */
try {
  const bank = await startTestbank(readSettings(process.env))
  console.log(`the test bank listens on ${bank.url}`)
  const ends = ['SIGTERM', 'SIGINT', ...(process.connected ? ['disconnect'] : [])]
  await Promise.race(ends.map(end => once(process, end)))
  process.disconnect?.()
  await bank.stop()
} catch (error) {
  console.error(`The test bank did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
