import assert from 'node:assert/strict'
import { it } from 'node:test'
import { chooseCores } from '../processes/pin.ts'
import type { BenchOptions } from '../run/options.ts'
import { runBench } from '../run/run-bench.ts'

/** The reason why nothing can be measured here. */
function unable(): string | false {
  try {
    chooseCores()
    return false
  } catch (error) {
    return (error as Error).message
  }
}

const options: BenchOptions = {
  ...{ products: 1_000, rounds: 3, seconds: 1, clients: 16, quick: true },
  ...{ parts: ['pages'], folder: undefined, out: undefined },
}

it('category pages: half of 300 rendered and of 3,000 kept, for each second of a core', {
  skip: unable(),
}, async t => {
  const [outcome] = await runBench(options, line => t.diagnostic(line), new AbortController().signal)
  for (const { what, found } of outcome!.checks) t.diagnostic(`${what}: ${found}`)
  assert.equal(outcome!.checks.length, 2)
  assert.deepEqual(
    outcome!.checks.filter(({ reached }) => !reached),
    [],
  )
})
