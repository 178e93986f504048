import { join } from 'node:path'
import { type Check, fail, pass, problemsOutcome, row, type VerifyContext } from '../check.ts'
import { stacksOf } from '../folders.ts'
import { lastLines, runTool } from '../run-tool.ts'
import { venvBin } from '../tools/python-tools.ts'

type Issue = { rule: { name: string }; message: string; range: { filename: string; start: { line: number } } }

/** An example takes its constraints from the module that it shows. */
const moduleOnly = new Set(['terraform_required_version', 'terraform_required_providers'])

async function tflintIn(context: VerifyContext, folder: string, args: string[]): Promise<string[]> {
  const config = join(context.root, 'infra', 'verify', 'tflint.hcl')
  const cwd = join(context.terraformDir, folder)
  const ended = await runTool(
    context,
    'tflint',
    [`--config=${config}`, '--format=json', '--force', ...args],
    { cwd },
  )
  const { issues, errors } = JSON.parse(ended.stdout) as { issues: Issue[]; errors: { message: string }[] }
  const real = issues.filter(
    ({ rule, range }) => !(moduleOnly.has(rule.name) && range.filename.includes('examples/')),
  )
  const found = real.map(
    ({ rule, message, range }) => `${folder}/${range.filename}:${range.start.line} ${message} (${rule.name})`,
  )
  return [...errors.map(({ message }) => `${folder}: ${message}`), ...found]
}

async function tflint(context: VerifyContext) {
  const fleet = ['--var=fleet_file=../../fixtures/fleet.json']
  const stacks = stacksOf(context).map(stack => tflintIn(context, join('stacks', stack), fleet))
  const found = await Promise.all([
    tflintIn(context, 'modules', ['--recursive']),
    tflintIn(context, 'bootstrap', []),
    ...stacks,
  ])
  return problemsOutcome(found.flat(), 'no finding')
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
