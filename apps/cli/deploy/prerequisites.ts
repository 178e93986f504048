import { type Outcome, runProcess } from './run-process.ts'
import type { Environment, Settings } from './settings.ts'

export type Finding = { what: string; ok: boolean; detail: string; remedy: string }
type Run = (command: string, args: string[]) => Promise<Outcome>
type Wanted = Pick<Settings, 'binary' | 'account' | 'region'>

const oldest = [1, 11] as const

export function versionFinding(binary: string, { code, stdout }: Outcome): Finding {
  const found = /v(\d+)\.(\d+)\.\d+/.exec(stdout)
  const [major, minor] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)]
  const ok = code === 0 && (major > oldest[0] || (major === oldest[0] && minor >= oldest[1]))
  return {
    what: binary,
    ok,
    detail: found?.[0] ?? 'not found',
    remedy: `install ${binary} ${oldest.join('.')} or newer and put it on PATH`,
  }
}

function account({ code, stdout, stderr }: Outcome, wanted: Wanted): Finding[] {
  const remedy = 'sign in (aws sso login, or AWS_PROFILE=...) with the role that may deploy this environment'
  if (code !== 0)
    return [{ what: 'AWS credentials', ok: false, detail: stderr.trim().split('\n').at(-1) ?? '', remedy }]
  const found = stdout.trim()
  return [
    { what: 'AWS credentials', ok: true, detail: `account ${found}`, remedy },
    {
      what: 'AWS account',
      ok: found === wanted.account,
      detail: `signed in to ${found}, the environment is ${wanted.account}`,
      remedy: 'use the profile of the environment, or put its account_id into common.tfvars',
    },
  ]
}

/** Everything is looked at before anything is said, so that one visit mends it all. */
export async function findPrerequisites(wanted: Wanted, run: Run): Promise<Finding[]> {
  const [terraform, aws] = await Promise.all([run(wanted.binary, ['version']), run('aws', ['--version'])])
  const findings = [
    versionFinding(wanted.binary, terraform),
    {
      what: 'aws',
      ok: aws.code === 0,
      detail: aws.stdout.split(' ')[0] || 'not found',
      remedy: 'install the AWS command line (pip install awscli)',
    },
  ]
  if (aws.code !== 0) return findings
  const identity = await run('aws', [
    'sts',
    'get-caller-identity',
    '--query',
    'Account',
    '--output',
    'text',
    '--region',
    wanted.region,
  ])
  return [...findings, ...account(identity, wanted)]
}

export function checkPrerequisites(wanted: Wanted, env: Environment): Promise<Finding[]> {
  return findPrerequisites(wanted, (command, args) => runProcess(command, args, { env }))
}

export function findingsText(findings: Finding[]): string {
  const line = ({ what, ok, detail, remedy }: Finding) =>
    `${ok ? 'ok ' : 'NO '} ${what}: ${detail}${ok ? '' : `\n     -> ${remedy}`}`
  return findings.map(line).join('\n')
}
