import type { Contract } from '@stoa/kernel/contract'
import { methodsOf, pathOf, verbOf } from '../handler.ts'
import { operationOf } from './operation.ts'
import { problemSchema } from './problem-schema.ts'

export type OpenApi = {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: Readonly<Record<string, unknown>>
}

/** The description of what is served, from the objects that serve it. */
export function openApi(contracts: readonly Contract[], options: { readonly public: boolean }): OpenApi {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of contracts)
    for (const [name, method] of methodsOf(contract)) {
      if (options.public && method.visibility !== 'public') continue
      const path = pathOf(method).replaceAll(/:([A-Za-z]+)/g, '{$1}')
      paths[path] = {
        ...paths[path],
        [verbOf(method).toLowerCase()]: operationOf(contract.name, name, method),
      }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: contracts.length === 1 ? `Stoa ${contracts[0]!.name}` : 'Stoa',
      version: '1',
      description:
        'Errors are problem details (RFC 9457) with a stable `code`, the wrong fields and the request id.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    },
  }
}
