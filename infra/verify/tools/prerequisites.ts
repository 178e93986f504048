import { fail, type Row, row, type VerifyContext } from '../check.ts'
import { runTool } from '../run-tool.ts'

type Wanted = { tool: string; args: string[]; remedy: string }

/** What no package registry brings; everything else is installed or built at its pin. */
const wanted: readonly Wanted[] = [
  {
    tool: 'terraform',
    args: ['version'],
    remedy:
      'install Terraform 1.11 or newer and put it on PATH; without a registry, name a folder of providers in STOA_PROVIDER_MIRROR',
  },
  {
    tool: 'go',
    args: ['version'],
    remedy: 'install Go 1.26 or newer: tflint, conftest and others are built',
  },
  {
    tool: 'python3',
    args: ['-c', 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))'],
    remedy: 'install Python 3.11 or newer with venv: the emulator, checkov and ansible run in it',
  },
]

export async function missingTools(context: VerifyContext): Promise<Row[]> {
  const looked = await Promise.all(
    wanted.map(async ({ tool, args, remedy }) => {
      const { code } = await runTool(context, tool, args)
      return code === 0
        ? []
        : [await row(tool, 'is on this machine', async () => fail(`not found: ${remedy}`))]
    }),
  )
  return looked.flat()
}
