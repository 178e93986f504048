import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Contract } from '../../kernel/contract.ts'
import { openApi, simplifySchema } from '../../platform/contract/index.ts'

/** A generated file of the repository and what it must hold. */
export type Document = { readonly path: string; readonly kind: 'api' | 'events'; readonly content: unknown }

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'name' in value && 'methods' in value && 'events' in value

/** A folder of contracts/ is a service; whatever contract its index exports is described. */
export async function findContracts(root: string): Promise<Contract[]> {
  const folders = await readdir(join(root, 'contracts'), { withFileTypes: true })
  const files = folders
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(root, 'contracts', name, 'index.ts'))
    .filter(file => existsSync(file))
  const found = await Promise.all(
    files.map(async file => {
      const exported: object = await import(pathToFileURL(file).href)
      return Object.values(exported).filter(isContract)
    }),
  )
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1))
}

const eventsOf = (contract: Contract) =>
  Object.fromEntries(
    Object.values(contract.events)
      .map(
        ({ type, schemaVersion, description, data }) =>
          [type, { schemaVersion, description, data: simplifySchema(data) }] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

export const documentsOf = (contract: Contract): Document[] => [
  {
    kind: 'api',
    path: `contracts/openapi/${contract.name}.v1.json`,
    content: openApi([contract], { public: false }),
  },
  { kind: 'events', path: `contracts/events/${contract.name}.json`, content: eventsOf(contract) },
]

export const textOf = ({ content }: Document): string => `${JSON.stringify(content, null, 2)}\n`
