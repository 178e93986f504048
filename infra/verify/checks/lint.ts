import { join } from 'node:path'
import { type Check, fail, pass, row, type VerifyContext } from '../check.ts'
import { lastLines, runTool } from '../run-tool.ts'
import { venvBin } from '../tools/python-tools.ts'

async function tflint(context: VerifyContext) {
  const config = join(context.root, 'infra', 'verify', 'tflint.hcl')
  const ended = await runTool(
    context,
    'tflint',
    ['--recursive', `--config=${config}`, '--format=compact', '--no-color'],
    { cwd: context.terraformDir },
  )
  return ended.code === 0 ? pass('no finding') : fail(lastLines(ended, 40))
}

async function checkov(context: VerifyContext) {
  const config = join(context.root, 'infra', 'verify', 'checkov.yaml')
  const command = join(venvBin(context.root, 'checkov'), 'checkov')
  const ended = await runTool(context, command, [
    '--config-file',
    config,
    '--directory',
    context.terraformDir,
  ])
  const counted = /Passed checks: (\d+), Failed checks: (\d+), Skipped checks: (\d+)/.exec(ended.stdout)
  const passed = Number(counted?.[1] ?? 0)
  return ended.code === 0 && passed > 0
    ? pass(`${passed} passed, ${counted?.[3]} skipped in place`)
    : fail(lastLines(ended, 80))
}

export const lint: Check = {
  name: 'lint',
  when: 'push',
  lane: 'compute',
  run: async context => [
    await row('tools', 'built at their pins', async () => context.heavyTools().then(() => pass('ready'))),
    await row('all HCL', 'tflint', () => tflint(context)),
    await row('all HCL', 'checkov', () => checkov(context)),
  ],
}
