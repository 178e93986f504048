import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keptText, reportFile } from '../../apps/cli/cost/kept-plans.ts'
import { isStackPlan } from '../../apps/cli/cost/plan.ts'
import { shortenPlan } from './shorten-plan.ts'

/** Takes the plans of the last deployment of ENV-COMPUTE over into the repository, shortened to what pricing reads, and what they cost. */
const names = process.argv.slice(2)
if (names.length === 0) throw new Error('name what to keep, such as prod-ecs')
const root = join(import.meta.dirname, '..', '..')
for (const name of names) {
  const from = join(root, '.stoa', 'plans', name)
  const to = join(import.meta.dirname, 'plans', name)
  const files = readdirSync(from).filter(isStackPlan)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const file of files) writeFileSync(join(to, file), shortenPlan(readFileSync(join(from, file), 'utf8')))
  execFileSync(join(root, 'node_modules', '.bin', 'biome'), ['format', '--write', to], { stdio: 'ignore' })
  mkdirSync(dirname(reportFile(name)), { recursive: true })
  writeFileSync(reportFile(name), keptText(name))
  process.stdout.write(`${name}: ${files.length} plans\n`)
}
