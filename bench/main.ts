import { join } from 'node:path'
import { untilSignal } from '@stoa/platform/lifecycle'
import { conditions, table } from './report/table.ts'
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
  const outcome = await runBench(options, print, stop.signal)
  print(`\n${conditions(outcome).join('\n')}\n\n${table(outcome.rows)}\n`)
  for (const { what, reached, found } of outcome.checks) print(`${reached ? '✓' : '✗'} ${what}: ${found}`)
  if (options.out) {
    await writeReport(options.out, outcome)
    print(`\nWritten to ${options.out}`)
  }
  process.exitCode = outcome.checks.every(({ reached }) => reached) ? 0 : 1
} catch (error) {
  console.error(process.env.DEBUG ? error : (error as Error).message)
  process.exitCode = 2
}
