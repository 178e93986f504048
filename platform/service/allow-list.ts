import type { AllowList } from '../contract/index.ts'
import type { ServiceManifest } from './manifest.ts'

type Callers = readonly Pick<ServiceManifest, 'name' | 'calls' | 'consumes'>[]

/** Who may call whom, from what the callers declare. Consuming a service's events includes scanning its feed. */
export function allowListOf(callers: Callers): AllowList {
  const pairs = new Set<string>()
  for (const { name, calls, consumes } of callers) {
    for (const { service, methods } of calls)
      for (const method of methods) pairs.add(`${name} ${service}.${method}`)
    for (const { from } of consumes) pairs.add(`${name} ${from}.scanEvents`)
  }
  return (caller, service, method) => pairs.has(`${caller} ${service}.${method}`)
}
