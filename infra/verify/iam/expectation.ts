import { type Decision, decide, type Policy, type Request } from './policy.ts'

export type Expectation = Request & { wanted: 'allowed' | 'refused' }

/** Refused is both an explicit deny and silence: what matters is that the call fails. */
export function kept({ wanted }: Expectation, decision: Decision): boolean {
  return (decision === 'allow') === (wanted === 'allowed')
}

export function broken(role: string, policies: Policy[], expectations: Expectation[]): string[] {
  return expectations
    .map(expectation => ({ expectation, decision: decide(policies, expectation) }))
    .filter(({ expectation, decision }) => !kept(expectation, decision))
    .map(
      ({ expectation, decision }) =>
        `${role}: ${expectation.action} on ${expectation.resource} should be ${expectation.wanted}, but ${decision}`,
    )
}

export const allowed = (action: string, resource: string, context?: Record<string, string>): Expectation => ({
  action,
  resource,
  wanted: 'allowed',
  ...(context ? { context } : {}),
})
export const refused = (action: string, resource: string, context?: Record<string, string>): Expectation => ({
  action,
  resource,
  wanted: 'refused',
  ...(context ? { context } : {}),
})
