import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { kitSignals } from './kit-signals.ts'
import type { Instruments } from './telemetry.ts'

const resolutionMs = 20

export function watchProcess(instruments: Instruments<typeof kitSignals>): Disposable {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  instruments.gauge('process.memory.usage', () => process.memoryUsage.rss())
  instruments.gauge('process.uptime', () => process.uptime())
  instruments.gauge('process.cpu.time', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  instruments.gauge('nodejs.eventloop.delay.p99', () => {
    const seconds = delay.percentile(99) / 1e9
    delay.reset()
    return seconds
  })
  return { [Symbol.dispose]: () => void delay.disable() }
}
