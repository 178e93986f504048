import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { VerifyContext } from './check.ts'

function below(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      entry =>
        entry.isDirectory() && readdirSync(join(folder, entry.name)).some(file => file.endsWith('.tf')),
    )
    .map(entry => entry.name)
}

export const modulesOf = ({ terraformDir }: VerifyContext) => below(join(terraformDir, 'modules'))
export const stacksOf = ({ terraformDir }: VerifyContext) => below(join(terraformDir, 'stacks'))
export const examplesOf = ({ terraformDir }: VerifyContext, module: string) =>
  below(join(terraformDir, 'modules', module, 'examples'))
