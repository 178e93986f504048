import { join } from 'node:path'

export type Step = { readonly name: string; readonly command: readonly string[]; readonly stream?: true }

const node = process.execPath

/** What a change must pass, cheapest first. */
export function steps(root: string): readonly Step[] {
  const bin = (name: string) => join(root, 'node_modules', '.bin', name)
  return [
    { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
    { name: 'types', command: [node, 'node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json'] },
    { name: 'architecture', command: [node, 'tools/architecture/check.ts'] },
    { name: 'unused code', command: [bin('knip'), '--no-progress'] },
    { name: 'fleet.json is current', command: [node, 'fleet/generate.ts', '--check'] },
    { name: 'contracts are compatible', command: [node, 'tools/openapi/main.ts', '--check'] },
    { name: 'configuration page is current', command: [node, 'tools/env-table/main.ts', '--check'] },
    { name: 'proofs are where they are said', command: [node, 'tools/verification/check.ts'] },
    { name: 'tests', command: [node, 'tools/test/run.ts'], stream: true },
  ]
}
