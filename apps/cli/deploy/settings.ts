import { join, resolve } from 'node:path'
import { parseOptions } from '../options.ts'
import { requireEnvironment, root, terraformDir } from '../paths.ts'
import { type Compute, computeOf, readVariable, stacksOf } from '../stacks.ts'
import { UsageError } from '../usage-error.ts'

export const deployOptions = {
  env: { type: 'string', short: 'e' },
  compute: { type: 'string' },
  only: { type: 'string' },
  yes: { type: 'boolean', short: 'y', default: false },
  'plan-only': { type: 'boolean', default: false },
  restart: { type: 'boolean', default: false },
  bootstrap: { type: 'boolean', default: false },
  tofu: { type: 'boolean', default: false },
  'endpoint-url': { type: 'string' },
  'var-file': { type: 'string', multiple: true, default: [] as string[] },
} as const

export type Environment = Readonly<Record<string, string | undefined>>
export type Settings = {
  env: string
  compute: Compute
  stacks: string[]
  yes: boolean
  planOnly: boolean
  restart: boolean
  bootstrap: boolean
  binary: string
  varFiles: string[]
  /** What every child process gets: the caller's own variables and where AWS is. */
  processEnv: Environment
  /** Working folder of the command: state of a deployment, plans, Terraform's own data. */
  workDir: string
  account: string
  region: string
}

const twelveDigits = /^\d{12}$/

/** The last file that says it wins, as it does for Terraform. */
function variable(files: string[], name: string): string {
  const value = files.map(file => readVariable(file, name)).findLast(found => found !== undefined)
  if (value === undefined) throw new UsageError(`no variable '${name}' in ${files.join(', ')}`)
  return value
}

function chosenStacks(compute: Compute, only?: string): string[] {
  const all = stacksOf(compute)
  if (only === undefined) return all
  if (!all.includes(only)) throw new UsageError(`there is no stack '${only}': ${all.join(', ')}`)
  return [only]
}

export function deploySettings(args: string[], processEnv: Environment): Settings {
  const given = parseOptions(args, deployOptions)
  const env = requireEnvironment(given.env)
  const compute = computeOf(env, given.compute)
  const common = join(terraformDir, 'envs', env, 'common.tfvars')
  const varFiles = [common, ...given['var-file']]
  const account = variable(varFiles, 'account_id')
  if (!twelveDigits.test(account)) throw new UsageError(`account_id '${account}' is not twelve digits`)
  const endpoint = given['endpoint-url']
  return {
    env,
    compute,
    stacks: chosenStacks(compute, given.only),
    yes: given.yes,
    planOnly: given['plan-only'],
    restart: given.restart,
    bootstrap: given.bootstrap,
    binary: given.tofu ? 'tofu' : 'terraform',
    varFiles: given['var-file'].map(file => resolve(file)),
    processEnv: endpoint === undefined ? processEnv : { ...processEnv, AWS_ENDPOINT_URL: endpoint },
    workDir: join(root, '.stoa'),
    account,
    region: variable(varFiles, 'region'),
  }
}
