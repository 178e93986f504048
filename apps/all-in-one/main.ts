import { untilSignal } from '@stoa/platform/lifecycle'
import { printGrid } from './grid.ts'
import { readOptions } from './options.ts'
import { returnMemory } from './return-memory.ts'
import { startShop } from './start-shop.ts'

try {
  const shop = await startShop(readOptions(process.env, process.argv.slice(2)), line => console.log(line))
  await printGrid(shop, line => console.log(line))
  returnMemory()
  await untilSignal()
  await shop.stop()
} catch (error) {
  // What to do, in words; the stack only for those who ask.
  console.error(process.env.DEBUG ? error : `\nStoa did not start: ${(error as Error).message}`)
  process.exitCode = 1
}
