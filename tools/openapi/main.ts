import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ApiDocument, apiChanges } from './api-changes.ts'
import { type Document, documentsOf, findContracts, textOf } from './documents.ts'
import { type EventDocument, eventChanges } from './event-changes.ts'
import { baselineOf, findReleased } from './released.ts'

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    root: { type: 'string', default: join(import.meta.dirname, '..', '..') },
  },
})
const root = values.root

/** Through JSON, so that both sides of a comparison are what a file holds. */
const plain = (content: unknown) => JSON.parse(JSON.stringify(content))

async function breaksOf(document: Document): Promise<string[]> {
  const released = await findReleased(root, document.path)
  if (!released) return []
  const before = JSON.parse(released.text)
  const after = plain(document.content)
  const changes =
    document.kind === 'api'
      ? apiChanges(before as ApiDocument, after as ApiDocument)
      : eventChanges(before as EventDocument, after as EventDocument)
  return changes.map(change => `breaks ${released.source}: ${change}`)
}

async function driftOf(document: Document): Promise<string[]> {
  const stored = await readFile(join(root, document.path), 'utf8').catch(() => '')
  return stored === textOf(document) ? [] : [`${document.path} is out of date: run \`npm run openapi\``]
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

const documents = (await findContracts(root)).flatMap(documentsOf)
if (documents.length === 0) throw new Error(`no contract below ${join(root, 'contracts')}`)
if (!values.check) for (const document of documents) await write(document.path, textOf(document))
if (values.release) for (const document of documents) await write(baselineOf(document.path), textOf(document))
const problems = (
  await Promise.all(
    documents.map(async document => [
      ...(values.check ? await driftOf(document) : []),
      ...(await breaksOf(document)),
    ]),
  )
).flat()
for (const problem of problems) console.error(problem)
console.log(`${documents.length} contract documents, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
