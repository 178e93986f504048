import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { terraformDir } from '../paths.ts'
import { type Outcome, type RunOptions, runProcess } from './run-process.ts'
import type { Settings } from './settings.ts'

export type Root = { name: string; dir: string; dataDir: string; planFile: string; planJson: string }

export function stackRoot({ workDir, env, compute }: Settings, name: string): Root {
  const dataDir = join(workDir, 'terraform', `${env}-${compute}`, name)
  const plans = join(workDir, 'plans', `${env}-${compute}`)
  mkdirSync(dataDir, { recursive: true })
  mkdirSync(plans, { recursive: true })
  const dir = name === 'bootstrap' ? join(terraformDir, name) : join(terraformDir, 'stacks', name)
  return { name, dir, dataDir, planFile: join(dataDir, 'plan.bin'), planJson: join(plans, `${name}.json`) }
}

export function stateBucket({ account, region }: Settings): string {
  return `stoa-${account}-${region}-tfstate`
}

export class TerraformError extends Error {
  override name = 'TerraformError'
  readonly output: string
  constructor(root: Root, verb: string, { stdout, stderr }: Outcome) {
    super(`${verb} of ${root.name} failed`)
    this.output = [stdout, stderr]
      .map(text => text.trim())
      .filter(Boolean)
      .join('\n')
      .split('\n')
      .slice(-60)
      .join('\n')
  }
}

export async function terraform(
  settings: Settings,
  root: Root,
  args: string[],
  { onLine }: Pick<RunOptions, 'onLine'> = {},
): Promise<Outcome> {
  const env = { ...settings.processEnv, TF_DATA_DIR: root.dataDir, TF_IN_AUTOMATION: '1', TF_INPUT: '0' }
  const outcome = await runProcess(settings.binary, args, {
    cwd: root.dir,
    env,
    ...(onLine ? { onLine } : {}),
  })
  if (outcome.code !== 0) throw new TerraformError(root, args[0] ?? '', outcome)
  return outcome
}

/** --compute must reach the stacks that know the word; a file is passed because the others refuse an unknown -var. */
function choiceFile({ workDir, env, compute }: Settings): string {
  const file = join(workDir, 'terraform', `${env}-${compute}`, 'choice.tfvars')
  writeFileSync(file, `compute = "${compute}"\n`)
  return file
}

/** Terraform reads these in order, so what an environment says for one stack wins over what it says for all. */
export function varFileArgs(settings: Settings, { name, dir }: Root): string[] {
  const folder = join(terraformDir, 'envs', settings.env)
  const own =
    name === 'bootstrap'
      ? [join(dir, `${settings.env}.tfvars`)]
      : [join(folder, 'common.tfvars'), join(folder, `${name}.tfvars`), choiceFile(settings)]
  return [...own.filter(existsSync), ...settings.varFiles].map(file => `-var-file=${file}`)
}

export function backendArgs(settings: Settings, { name }: Root): string[] {
  const file = join(terraformDir, 'envs', settings.env, 'backend.s3.tfbackend')
  return [
    ...(existsSync(file) ? [file] : []),
    `bucket=${stateBucket(settings)}`,
    `key=${settings.env}/${name}.tfstate`,
    `region=${settings.region}`,
    'use_lockfile=true',
  ].map(setting => `-backend-config=${setting}`)
}
