import { busyShare, type CoreTimes, coreTimes, cpuSeconds, familySeconds } from '../processes/cpu-clock.ts'
import type { Cores } from '../processes/pin.ts'

/** Whose processor time it was, as shares of one core. */
export type CoreUse = {
  readonly service: number
  readonly client: number
  readonly database: number
  /** Of the core that the client and PostgreSQL share, by whomever. */
  readonly clientCoreBusy: number
}

export type Watched = { readonly service: number; readonly client: number; readonly database: number }

type Reading = Watched & { readonly core: CoreTimes; readonly at: number }

/** Call it before; call what it answers after. */
export function watchCores(pids: Watched, cores: Cores): () => CoreUse {
  const before = readAll(pids, cores)
  return () => {
    const after = readAll(pids, cores)
    const seconds = (after.at - before.at) / 1_000
    const share = (who: keyof Watched): number => (after[who] - before[who]) / seconds
    return {
      ...{ service: share('service'), client: share('client'), database: share('database') },
      clientCoreBusy: busyShare(before.core, after.core),
    }
  }
}

const readAll = (pids: Watched, cores: Cores): Reading => ({
  service: cpuSeconds(pids.service),
  client: cpuSeconds(pids.client),
  database: familySeconds(pids.database),
  core: coreTimes(cores.others),
  at: performance.now(),
})
