import { optionsOf } from './options.ts'
import { simulateAll } from './simulate-all.ts'

/** Many seeds of the checkout's simulation: `npm run simulate -- --seeds 1000000`, or one again: `-- --seed 42`. */
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
const broken = await simulateAll(optionsOf(process.argv.slice(2)), {
  signal: stop.signal,
  tell: line => console.log(line),
})
process.exitCode = broken > 0 ? 1 : 0
