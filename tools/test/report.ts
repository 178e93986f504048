import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'

type Tally = { passed: number; failed: number; skipped: number }
type Outcome = { name: string; file: string; failure?: unknown; skip?: string }

const slowestShown = 10
/** What the runner says of itself; everything else is a figure that a test measured. */
const isTally = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/

/** Turns the runner's events into one line per file while it runs, then failures, skips and the closing line. */
export async function report(
  events: AsyncIterable<TestEvent>,
  root: string,
  print: (line: string) => void,
): Promise<Tally> {
  const files = new Map<string, Tally & { ms: number }>()
  const notable: Outcome[] = []
  const started = performance.now()
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file) {
      const ended = files.get(event.data.file)
      if (ended) ended.ms = event.data.duration_ms
      print(progress(event.data.file, files, root))
    }
    if (event.type === 'test:diagnostic' && !isTally.test(event.data.message))
      print(`     ${event.data.message}`)
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const outcome = leaf(event)
    if (!outcome) continue
    const tally = files.get(outcome.file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 }
    const kind = outcome.failure !== undefined ? 'failed' : outcome.skip !== undefined ? 'skipped' : 'passed'
    tally[kind]++
    files.set(outcome.file, tally)
    if (kind !== 'passed') notable.push(outcome)
  }
  return close(files, notable, root, performance.now() - started, print)
}

function progress(file: string, files: Map<string, Tally & { ms: number }>, root: string): string {
  const { passed, failed, skipped, ms } = files.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 }
  const counts = [`${passed} passed`, failed && `${failed} FAILED`, skipped && `${skipped} skipped`]
    .filter(Boolean)
    .join(', ')
  return `${failed ? 'FAIL' : ' ok '} ${relative(root, file)}  ${counts}  ${(ms / 1000).toFixed(1)} s`
}

/** Suites only group; what counts is a leaf. A file that cannot even load fails as a test of its own. */
function leaf(event: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>): Outcome | undefined {
  const { data } = event
  const failure =
    event.type === 'test:fail' ? (event.data.details.error.cause ?? event.data.details.error) : undefined
  const onlySubtests =
    failure !== undefined && /subtests? failed/.test(String((failure as Error).message ?? failure))
  if (data.details.type === 'suite' || onlySubtests) return undefined
  const skip = data.skip === undefined || data.skip === false ? undefined : String(data.skip)
  return {
    name: data.name,
    file: fileOf(data),
    ...(failure !== undefined && { failure }),
    ...(skip !== undefined && { skip }),
  }
}

function close(
  files: Map<string, Tally & { ms: number }>,
  notable: Outcome[],
  root: string,
  ms: number,
  print: (line: string) => void,
): Tally {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 }
  for (const tally of files.values())
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key]
  const slowest = [...files].sort((a, b) => b[1].ms - a[1].ms).slice(0, slowestShown)
  print('\nslowest files')
  for (const [file, { ms }] of slowest)
    print(`${(ms / 1000).toFixed(1).padStart(8)} s  ${relative(root, file)}`)
  for (const { name, file, failure, skip } of notable) {
    if (skip !== undefined) print(`skipped: ${relative(root, file)} › ${name}: ${skip}`)
    else print(`\nFAIL ${relative(root, file)} › ${name}\n${describeFailure(failure)}`)
  }
  print(`\n${files.size} files in ${(ms / 1000).toFixed(1)} s`)
  print(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
  return total
}

const describeFailure = (failure: unknown): string =>
  failure instanceof Error ? (failure.stack ?? failure.message) : JSON.stringify(failure, null, 2)

/** Tests may stand in a suite that another file runs: what counts is the file that the runner was given. */
const fileOf = (data: {
  readonly name: string
  readonly file?: string
  readonly entryFile?: string
}): string => data.entryFile ?? data.file ?? data.name
