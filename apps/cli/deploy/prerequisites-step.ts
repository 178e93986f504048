import { UsageError } from '../usage-error.ts'
import { checkPrerequisites, findingsText } from './prerequisites.ts'
import type { Step } from './step.ts'

export const prerequisitesStep: Step = {
  id: 'prerequisites',
  title: 'tools and credentials',
  always: true,
  async run({ settings }) {
    const findings = await checkPrerequisites(settings, settings.processEnv)
    if (findings.some(({ ok }) => !ok))
      throw new UsageError(`something is missing:\n${findingsText(findings)}`)
    return 'done'
  },
}
