import { join } from 'node:path'
import { untilSignal } from '@stoa/platform/lifecycle'
import { callTable, conditions, table } from './report/table.ts'
import { writeReport } from './report/write-report.ts'
import { readOptions } from './run/options.ts'
import { runBench } from './run/run-bench.ts'

const print = (line: string): void => console.log(line)

// The start and the end of each process are no news here.
process.env.STOA_LOG_LEVEL ??= 'warn'

const stop = new AbortController()
untilSignal().then(() => stop.abort(new Error('Stopped: nothing was written')))

try {
  const options = readOptions(process.argv.slice(2), join(import.meta.dirname, '..'))
  const outcomes = await runBench(options, print, stop.signal)
  for (const outcome of outcomes) {
    const { rows, checks } = outcome
    print(`\n${conditions(outcome).join('\n')}\n\n${table(rows)}\n\n${rows.map(callTable).join('')}`)
    for (const { what, reached, found } of checks) print(`${reached ? '✓' : '✗'} ${what}: ${found}`)
    if (!options.out) continue
    await writeReport(options.out, outcome)
    print(`\nWritten to ${options.out}`)
  }
  process.exitCode = outcomes.every(({ checks }) => checks.every(({ reached }) => reached)) ? 0 : 1
} catch (error) {
  console.error(process.env.DEBUG ? error : (error as Error).message)
  process.exitCode = 2
}
