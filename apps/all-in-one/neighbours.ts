import type { OriginOptions } from '@stoa/app-gateway/open-origin'
import type { Readiness, ReadinessReport } from '@stoa/platform/lifecycle'

/** In one process one report tells of every service: who asks while it is being made waits for it. */
export function neighboursOf(
  names: readonly string[],
  readiness: Pick<Readiness, 'report'>,
): OriginOptions['neighbours'] {
  let running: Promise<ReadinessReport> | undefined
  const report = (): Promise<ReadinessReport> => {
    running ??= readiness.report().finally(() => {
      running = undefined
    })
    return running
  }
  return names.map(name => ({
    name,
    async check() {
      const { state, checks } = await report()
      const own = Object.entries(checks).filter(([check]) => check.startsWith(`${name} `))
      const wrong = own.find(([, result]) => result !== 'ok')
      if (wrong) throw new Error(`${wrong[0]}: ${wrong[1]}`)
      if (own.length === 0) throw new Error(`nothing is known of ${name} while the process is ${state}`)
    },
  }))
}
