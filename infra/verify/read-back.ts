import { join } from 'node:path'
import { fail, pass, type Row, row, type VerifyContext } from './check.ts'
import type { Deployed } from './environment.ts'
import { mustRun } from './run-tool.ts'
import { venvBin } from './tools/python-tools.ts'

type Promised = { component: string; promise: string; ok: boolean; detail: string }

/** Asks the account itself, through the AWS SDK; Terraform's state is not looked at. */
export async function readBack(
  context: VerifyContext,
  { env, compute, awsEnv }: Deployed,
  extra: string[] = [],
): Promise<Row[]> {
  const command = join(venvBin(context.root, 'aws'), 'python')
  const args = ['-m', 'read_back', '--env', env, '--compute', compute, ...extra]
  const cwd = join(context.root, 'infra', 'verify')
  const began = performance.now()
  const printed = await mustRun(context, command, args, { cwd, env: awsEnv })
  const seconds = (performance.now() - began) / 1000
  const found = JSON.parse(printed) as Promised[]
  const rows = found.map(async ({ component, promise, ok, detail }) => ({
    ...(await row(`${env}/${compute} ${component}`, `read back: ${promise}`, async () =>
      ok ? pass(detail) : fail(detail),
    )),
    seconds: seconds / found.length,
  }))
  return Promise.all(rows)
}
