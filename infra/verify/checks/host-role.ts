import { join } from 'node:path'
import { type Check, fail, pass, row, skip, type VerifyContext } from '../check.ts'
import { lastLines, runTool } from '../run-tool.ts'
import { venvBin } from '../tools/python-tools.ts'

const role = (context: VerifyContext) => join(context.root, 'infra', 'ansible')

async function ansibleLint(context: VerifyContext) {
  await context.heavyTools()
  const bin = venvBin(context.root, 'ansible')
  const env = { PATH: `${bin}:${context.env.PATH}`, ANSIBLE_HOME: join(context.scratch, 'ansible') }
  const ended = await runTool(
    context,
    join(bin, 'ansible-lint'),
    ['--offline', '--nocolor', 'runner.yml', 'roles'],
    { cwd: role(context), env },
  )
  return ended.code === 0 ? pass('profile production') : fail(lastLines(ended))
}

async function twice(context: VerifyContext) {
  await context.heavyTools()
  const tool = await runTool(context, 'mmdebstrap', ['--version'])
  const user = await runTool(context, 'id', ['-u'])
  if (tool.code !== 0 || user.stdout.trim() !== '0')
    return skip('wants root and mmdebstrap (apt-get install mmdebstrap) to make a Debian to run in')
  const script = join(context.root, 'infra', 'verify', 'host-image.sh')
  const args = [
    script,
    join(context.scratch, 'host'),
    join(context.root, 'bin', 'venv', 'ansible'),
    role(context),
  ]
  const ended = await runTool(context, 'sh', args)
  return ended.code === 0 ? pass(ended.stdout.trim().split('\n').at(-1) ?? '') : fail(lastLines(ended, 40))
}

export const hostRoleLint: Check = {
  name: 'host-role-lint',
  when: 'push',
  lane: 'compute',
  run: async context => [await row('runner host', 'ansible-lint', () => ansibleLint(context))],
}

export const hostRole: Check = {
  name: 'host-role',
  when: 'all',
  lane: 'compute',
  run: async context => [
    await row('runner host', 'the role run twice in a fresh Debian: the second changes nothing', () =>
      twice(context),
    ),
  ],
}
