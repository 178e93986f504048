import type { ActorKind } from '@stoa/kernel/call'
import type { Contract, MethodDefinition } from '@stoa/kernel/contract'
import { methodsOf } from '../handler.ts'
import { simplifySchema } from '../simplify-schema.ts'
import { fieldCases } from './field-cases.ts'
import type { FuzzCase } from './fuzz-case.ts'
import { nestedCases } from './nested-cases.ts'
import { sampleOf } from './sample.ts'
import { bodyCases, cursorCases, headerCases, pathCases } from './transport-cases.ts'

/**
 * Bad requests for every public route of a contract, from the contract itself. Whatever answers them must never
 * answer 5xx, and must answer with a problem document that names the field: see fuzzFailure.
 */
export function fuzzCases(
  contract: Contract,
  options: { readonly prefix?: string; readonly as?: ActorKind } = {},
): FuzzCase[] {
  return methodsOf(contract)
    .filter(([, method]) => method.visibility === 'public')
    .flatMap(([name, method]) => {
      const subject = { service: contract.name, name, method, prefix: options.prefix ?? '' }
      const base = (method.examples?.[0]?.input ?? sampleOf(simplifySchema(method.input))) as Record<
        string,
        unknown
      >
      const cases = [fieldCases, nestedCases, bodyCases, headerCases, pathCases, cursorCases].flatMap(
        casesOf => casesOf(subject, base),
      )
      return admits(method, options.as) ? cases : cases.map(each => ({ ...each, refused: 'any' }))
    })
}

/** Who may not call it is sent away before anyone looks at the fields. */
const admits = ({ actors }: MethodDefinition, as: ActorKind | undefined): boolean =>
  as === undefined || actors.includes(as) || actors.includes('anonymous')
