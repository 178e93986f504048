import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Compute, readVariable } from '../../apps/cli/stacks.ts'
import type { VerifyContext } from './check.ts'
import type { Emulator } from './emulator.ts'
import { runTool, type ToolRun } from './run-tool.ts'

export type Target = { env: string; compute: Compute; binary: 'terraform' | 'tofu' }
export type Deployed = Target & {
  emulator: Emulator
  account: string
  region: string
  awsEnv: Record<string, string>
}

function required(file: string, name: string): string {
  const value = readVariable(file, name)
  if (value === undefined) throw new Error(`${file} has no ${name}`)
  return value
}

/** The emulator takes a twelve-digit key for the account, so each environment has its own, as it has on AWS. */
export function deployedIn(context: VerifyContext, emulator: Emulator, target: Target): Deployed {
  const common = join(context.terraformDir, 'envs', target.env, 'common.tfvars')
  const [account, region] = [required(common, 'account_id'), required(common, 'region')]
  const awsEnv = {
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_MAX_ATTEMPTS: '2',
  }
  return { ...target, emulator, account, region, awsEnv }
}

/** What an earlier run against another emulator left would be taken for this one's. */
export function forgetEarlierRuns(context: VerifyContext, { env, compute, account }: Deployed): void {
  const work = join(context.root, '.stoa')
  for (const folder of [
    `terraform/${env}-${compute}`,
    `plans/${env}-${compute}`,
    `bootstrap/${account}.tfstate`,
  ])
    rmSync(join(work, folder), { recursive: true, force: true })
}

export function stoaArgs(
  context: VerifyContext,
  verb: string,
  { env, compute, binary, emulator }: Deployed,
): string[] {
  const names = ['emulator.tfvars', ...(env === 'dev' ? [] : ['emulator-certificate.tfvars'])]
  const files = names.flatMap(name => ['--var-file', join(context.root, 'infra', 'verify', name)])
  const tofu = binary === 'tofu' ? ['--tofu'] : []
  const where = ['--endpoint-url', emulator.url, ...files]
  return [
    join(context.root, 'apps', 'cli', 'main.ts'),
    verb,
    '-e',
    env,
    '--compute',
    compute,
    ...tofu,
    ...where,
  ]
}

export function stoa(
  context: VerifyContext,
  verb: string,
  deployed: Deployed,
  extra: string[] = [],
  run: ToolRun = {},
) {
  return runTool(context, process.execPath, [...stoaArgs(context, verb, deployed), ...extra], {
    ...run,
    env: { ...deployed.awsEnv, ...run.env },
  })
}

export function planFolder(context: VerifyContext, { env, compute }: Target): string {
  return join(context.root, '.stoa', 'plans', `${env}-${compute}`)
}

function asOnAws({ root }: VerifyContext): string {
  return join(root, 'infra', 'verify', 'as-on-aws.tfvars')
}

/** Where an environment is planned from nothing: an account that has nothing but what stacks publish. */
export function emptyAccount(context: VerifyContext, emulator: Emulator, target: Target): Deployed {
  const deployed = deployedIn(context, emulator, target)
  const account = required(asOnAws(context), 'account_id')
  return { ...deployed, account, awsEnv: { ...deployed.awsEnv, AWS_ACCESS_KEY_ID: account } }
}

export function planAsOnAws(context: VerifyContext): string[] {
  return ['--plan-only', '--restart', '--var-file', asOnAws(context)]
}
