import type { Contract } from '@stoa/kernel/contract'
import type { ServiceManifest } from '@stoa/platform/service'
import type { Workload } from './workload.ts'

/** Every service listens for its neighbours, so every one verifies their tokens. */
const everyService = ['SERVICE_TOKEN_KEY']

export function describeService(manifest: ServiceManifest, contract: Contract): Workload {
  return {
    name: manifest.name,
    kind: manifest.kind,
    port: manifest.port,
    probes: { live: '/livez', ready: '/readyz' },
    resources: manifest.resources,
    calls: manifest.calls,
    publishes: manifest.publishes.map(({ type }) => type).sort(),
    consumes: manifest.consumes,
    database: manifest.database ? { schema: manifest.name, role: `stoa_${manifest.name}` } : null,
    cache: manifest.cache,
    buckets: manifest.buckets,
    secrets: [...everyService, ...manifest.secrets],
    egress: manifest.egress,
    publicPaths: publicPaths(contract),
    slo: manifest.slo,
    personalData: manifest.personalData,
  }
}

/** What the gateway routes: the part of each public path before its first parameter, without repetition. */
function publicPaths(contract: Contract): string[] {
  const paths = Object.values(contract.methods)
    .filter(({ visibility }) => visibility === 'public')
    .map(({ http }) => http.slice(http.indexOf('/')).replace(/\/:.*/, ''))
    .sort()
  return [...new Set(paths)].filter(
    (path, _, all) => !all.some(other => path !== other && path.startsWith(`${other}/`)),
  )
}
