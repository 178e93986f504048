import { globSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { parseArgs } from 'node:util'
import { startTestServer } from '@stoa/platform/testing'
import { report } from './report.ts'

const root = join(import.meta.dirname, '..', '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, jobs: { type: 'string' } },
})
// The long ones measure time and memory, so nothing else runs beside them.
const jobs = Number(values.jobs ?? (values.full ? 1 : 3))

/** Files ending in .full.test.ts are for `npm run test:full`; everything else belongs to `npm test`. */
function testFiles(): string[] {
  const exclude = ['**/node_modules/**', 'bin/**', '.stoa/**']
  const wanted = positionals.length
    ? positionals.map(path => `${path.replace(/\/$/, '')}{,/**/*.test.ts}`)
    : ['**/*.test.ts']
  return globSync(wanted, { cwd: root, exclude })
    .filter(path => path.endsWith('.test.ts') && path.endsWith('.full.test.ts') === values.full)
    .map(path => join(root, path))
    .sort()
}

// Every file is a process of its own: what one has compiled the next ones need not.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled')
const files = testFiles()
if (files.length === 0) throw new Error(`no test file matches ${positionals.join(' ')}`)
console.log(`${files.length} test files, ${jobs} at a time`)
const server = await startTestServer()
process.env.STOA_TEST_PG_URL = server.url
try {
  const events = run({ files, concurrency: jobs, timeout: values.full ? 900_000 : 240_000 })
  const tally = await report(events, root, line => console.log(line))
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
} finally {
  await server.stop()
}
