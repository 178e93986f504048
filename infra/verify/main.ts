import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { allChecks } from './all-checks.ts'
import { prepareLight } from './prepare.ts'
import { runChecks } from './run-checks.ts'
import { closingLine, renderFailures, renderTable } from './table.ts'
import { missingTools } from './tools/prerequisites.ts'
import { verifyContext } from './verify-context.ts'

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] as string[] },
  },
})
const began = performance.now()
const context = verifyContext(join(import.meta.dirname, '..', '..'), process.env, values.all)
const missing = await missingTools(context)
if (missing.length === 0) await prepareLight(context)
const rows = missing.length === 0 ? await runChecks(context, allChecks, values.only) : missing
const failures = renderFailures(rows)
const minutes = (performance.now() - began) / 60_000
process.stdout.write(`\n${renderTable(rows)}\n\n${failures === '' ? '' : `${failures}\n\n`}`)
process.stdout.write(
  `verify:infra took ${minutes.toFixed(1)} minutes${values.all ? ' with --all' : ''}\n${closingLine(rows)}\n`,
)
process.exitCode = failures === '' ? 0 : 1
