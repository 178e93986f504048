import { describeService } from './describe.ts'
import { services } from './services.ts'
import { webApps } from './web-apps.ts'
import type { Workload } from './workload.ts'

export const description: { readonly version: 1; readonly workloads: readonly Workload[] } = {
  version: 1,
  workloads: [
    ...Object.values(services).map(({ manifest, contract }) => describeService(manifest, contract)),
    ...webApps,
  ],
}
