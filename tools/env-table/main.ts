import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { envTable, type TableRow } from '../../platform/config/index.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const root = join(import.meta.dirname, '..', '..')
const page = 'docs/guides/configuration.md'

type Definition = { readonly prefix: string; readonly table: readonly TableRow[] }

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && 'prefix' in value && 'fromEnv' in value && 'table' in value

/** Whatever a config.ts, or a main's options.ts or settings.ts, exports by defineConfig is in the table. */
async function sectionOf(file: string): Promise<string[]> {
  const exported: object = await import(pathToFileURL(join(root, file)).href)
  const rows = Object.values(exported)
    .filter(isDefinition)
    .flatMap(({ table }) => table)
  return rows.length === 0 ? [] : [`## ${dirname(file)}\n\n${envTable(rows)}\n`]
}

const files = globSync('{platform,services,fleet,apps}/**/{config,options,settings}.ts', {
  cwd: root,
  exclude: ['**/node_modules/**'],
}).sort()
const sections = (await Promise.all(files.map(sectionOf))).flat()
const head =
  '# Configuration\n\nGenerated from the definitions (`node tools/env-table/main.ts`). A process reads its environment once, at start, and names ' +
  'every problem at once. Secrets have no defaults; the embedded shop makes its own in the data folder.\n\n'
const text = head + sections.join('\n')
const stored = await readFile(join(root, page), 'utf8').catch(() => '')
if (values.check && stored !== text) {
  console.error(`${page} is out of date: run \`node tools/env-table/main.ts\``)
  process.exitCode = 1
}
if (!values.check) await writeFile(join(root, page), text)
console.log(`${sections.length} sections in ${page}`)
