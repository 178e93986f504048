import { environments } from '../paths.ts'
import { checkPrerequisites, findingsText } from './prerequisites.ts'
import { deploySettings, type Environment } from './settings.ts'

export async function runDoctor(args: string[], environment: Environment): Promise<number> {
  const named = args.some(arg => arg === '-e' || arg.startsWith('--env'))
    ? args
    : ['-e', environments()[0] ?? '', ...args]
  const settings = deploySettings(named, environment)
  const findings = await checkPrerequisites(settings, settings.processEnv)
  process.stdout.write(`${findingsText(findings)}\n`)
  return findings.every(({ ok }) => ok) ? 0 : 1
}
