import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, fail, pass, row, type VerifyContext } from '../check.ts'
import { lastLines, runTool } from '../run-tool.ts'

async function regoTests(context: VerifyContext) {
  await context.heavyTools()
  const policy = join(context.terraformDir, 'policy')
  const ended = await runTool(context, 'conftest', ['verify', '--policy', policy, '--no-color'])
  const passed = Number(/(\d+) passed/.exec(ended.stdout)?.[1] ?? 0)
  return ended.code === 0 && passed > 0 ? pass(`${passed} Rego tests`) : fail(lastLines(ended, 40))
}

/** The committed plans of the environments must satisfy what the policies ask. */
export async function judgePlans(context: VerifyContext, folder: string) {
  await context.heavyTools()
  const plans = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
  const args = [
    'test',
    '--policy',
    join(context.terraformDir, 'policy'),
    '--all-namespaces',
    '--no-color',
    '--parser',
    'json',
  ]
  const ended = await runTool(context, 'conftest', [...args, ...plans.map(name => join(folder, name))])
  return ended.code === 0 && plans.length > 0
    ? pass(`${plans.length} plans keep every policy`)
    : fail(lastLines(ended, 60))
}

export const policies: Check = {
  name: 'policies',
  when: 'push',
  lane: 'compute',
  run: async context => [
    await row('policies', 'conftest verify: each with a passing and a failing fixture', () =>
      regoTests(context),
    ),
  ],
}
