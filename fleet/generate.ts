import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { description } from './description.ts'
import { picture } from './picture.ts'

const root = join(import.meta.dirname, '..')
const generated: Readonly<Record<string, string>> = {
  'fleet/fleet.json': `${JSON.stringify(description, null, 2)}\n`,
  'docs/guides/fleet.md': picture(description.workloads),
}

for (const [path, text] of Object.entries(generated)) {
  const file = join(root, path)
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text)
    console.log(`${path}: ${description.workloads.map(({ name }) => name).join(', ')}`)
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what the manifests say: run 'npm run fleet' and commit the result`)
    process.exitCode = 1
  }
}
