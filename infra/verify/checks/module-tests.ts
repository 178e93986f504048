import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, fail, type Outcome, pass, row, type VerifyContext } from '../check.ts'
import { modulesOf } from '../folders.ts'
import { inParallel } from '../in-parallel.ts'
import { lastLines, runTool } from '../run-tool.ts'

export type Binary = 'terraform' | 'tofu'

async function testRoot(context: VerifyContext, binary: Binary, name: string): Promise<Outcome> {
  const cwd = join(context.terraformDir, name)
  if (!existsSync(join(cwd, 'tests'))) return fail(`${name} has no tests`)
  const env = { TF_DATA_DIR: join(context.scratch, 'data', `${binary}-${name.replaceAll('/', '-')}`) }
  const init = await runTool(context, binary, ['init', '-backend=false', '-input=false', '-no-color'], {
    cwd,
    env,
  })
  if (init.code !== 0) return fail(lastLines(init))
  const ended = await runTool(context, binary, ['test', '-no-color'], { cwd, env })
  const counted = /(\d+) passed, (\d+) failed/.exec(ended.stdout)
  return ended.code === 0 && Number(counted?.[1]) > 0
    ? pass(`${counted?.[1]} runs`)
    : fail(lastLines(ended, 40))
}

/** Two at a time: each holds a provider process of half a gigabyte and one core. */
export function moduleTests(binary: Binary, when: Check['when']): Check {
  return {
    name: `${binary}-test`,
    when,
    lane: 'compute',
    run: async context => {
      await context.heavyTools()
      const roots = ['bootstrap', ...modulesOf(context).map(name => `modules/${name}`)]
      return inParallel(roots, 2, name =>
        row(name, `${binary} test, mocked provider`, () => testRoot(context, binary, name)),
      )
    },
  }
}
