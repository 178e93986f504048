import { join } from 'node:path'
import type { VerifyContext } from '../check.ts'
import { mustRun } from '../run-tool.ts'
import { whenPinChanged } from './stamp.ts'

export const pythonTools = ['aws', 'checkov', 'ansible'] as const

export function venvBin(root: string, name: string): string {
  return join(root, 'bin', 'venv', name, 'bin')
}

/** One virtual environment a tool, because checkov and the AWS client want different versions of the same library. */
export async function installPythonTools(context: VerifyContext, names: readonly string[]): Promise<void> {
  const bin = join(context.root, 'bin')
  for (const name of names) {
    const pins = join(context.root, 'tools', 'python', `requirements-${name}.txt`)
    await whenPinChanged(bin, `venv-${name}`, [pins], async () => {
      context.say(`installing the Python tools of ${name}`)
      const venv = join(bin, 'venv', name)
      await mustRun(context, 'python3', ['-m', 'venv', '--clear', venv])
      await mustRun(context, join(venv, 'bin', 'pip'), [
        'install',
        '--quiet',
        '--no-deps',
        '--requirement',
        pins,
      ])
    })
  }
}
