import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { description } from './description.ts'

const file = join(import.meta.dirname, 'fleet.json')
const text = `${JSON.stringify(description, null, 2)}\n`

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
  console.log(`fleet.json: ${description.workloads.map(({ name }) => name).join(', ')}`)
} else if (readFileSync(file, 'utf8') !== text) {
  console.error("fleet/fleet.json is not what the manifests say: run 'npm run fleet' and commit the result")
  process.exitCode = 1
}
