import { readOptions } from '@stoa/app-all-in-one/options'
import { untilSignal } from '@stoa/platform/lifecycle'
import { readSeedOptions } from './large/options.ts'
import { seedLarge } from './large/seed-large.ts'

const stop = new AbortController()
untilSignal().then(() => stop.abort())
process.env.STOA_LOG_LEVEL ??= 'warn'

try {
  const { products } = readSeedOptions(process.argv.slice(2))
  const shop = readOptions(process.env, [])
  await seedLarge({ shop, products, print: line => console.log(line), signal: stop.signal })
  process.exitCode = stop.signal.aborted ? 130 : 0
} catch (error) {
  console.error(process.env.DEBUG ? error : `Not seeded: ${(error as Error).message}`)
  process.exitCode = 1
}
