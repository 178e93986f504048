import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { costDir } from '../paths.ts'
import { reportOf } from './command.ts'
import { renderReport } from './report.ts'

export const plansDir = join(costDir, 'plans')
export const reportFile = (name: string) => join(costDir, 'reports', `${name}.txt`)

export function keptPlans(): string[] {
  return readdirSync(plansDir).sort()
}

/** What `stoa cost` says of the plans in the repository, whatever was planned on this machine since. */
export function keptReport(name: string) {
  const [env = '', compute = ''] = name.split('-')
  const plans = join(plansDir, name)
  return reportOf(['-e', env, '--compute', compute, '--plan', plans])
}

export const keptText = (name: string) => renderReport(keptReport(name))
