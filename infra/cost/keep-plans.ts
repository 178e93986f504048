import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStackPlan } from '../../apps/cli/cost/plan.ts'
import { shortenPlan } from './shorten-plan.ts'

/** Takes the plans of the last deployment of ENV-COMPUTE over into the repository, shortened to what pricing reads. */
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
  process.stdout.write(`${name}: ${files.length} plans\n`)
}
