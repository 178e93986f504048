import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Check, pass, row, type VerifyContext } from '../check.ts'
import { examplesOf, modulesOf, stacksOf } from '../folders.ts'
import { mustRun } from '../run-tool.ts'

async function initAndValidate(context: VerifyContext, cwd: string, name: string): Promise<void> {
  const env = { TF_DATA_DIR: join(context.scratch, 'data', `validate-${name}`) }
  await mustRun(context, 'terraform', ['init', '-backend=false', '-input=false', '-no-color'], { cwd, env })
  await mustRun(context, 'terraform', ['validate', '-no-color'], { cwd, env })
}

/** All examples hang below one root, so the provider's schema is read once and not forty times (measured: 6 s, not 4 min). */
async function validateExamples(context: VerifyContext): Promise<number> {
  const cwd = join(context.scratch, 'examples')
  rmSync(cwd, { recursive: true, force: true })
  mkdirSync(cwd, { recursive: true })
  const examples = modulesOf(context).flatMap(module =>
    examplesOf(context, module).map(example => ({ module, example })),
  )
  const calls = examples.map(({ module, example }) => {
    // A relative source is read in place; an absolute one would be copied away from the module it shows.
    const source = relative(cwd, join(context.terraformDir, 'modules', module, 'examples', example))
    return `module "${module}-${example}" {\n  source = "${source}"\n}\n`
  })
  writeFileSync(join(cwd, 'main.tf'), calls.join('\n'))
  await initAndValidate(context, cwd, 'examples')
  return examples.length
}

export const validate: Check = {
  name: 'validate',
  when: 'push',
  lane: 'compute',
  run: async context => [
    await row('modules', 'terraform validate of every example', async () =>
      pass(`${await validateExamples(context)} examples`),
    ),
    await row('stacks and bootstrap', 'terraform validate', async () => {
      const stacks = stacksOf(context)
      for (const stack of stacks)
        await initAndValidate(context, join(context.terraformDir, 'stacks', stack), stack)
      await initAndValidate(context, join(context.terraformDir, 'bootstrap'), 'bootstrap')
      return pass(`${stacks.length} stacks and bootstrap`)
    }),
  ],
}
