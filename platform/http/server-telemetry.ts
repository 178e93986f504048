import { isTraceparent, type RunningTelemetry } from '../telemetry/index.ts'
import type { Edge } from './edge.ts'

export type ServerTelemetry = Pick<RunningTelemetry, 'tracing' | 'kit' | 'serverObserver'>

type EnterTrace = (header: unknown) => string | undefined

/** Between services the decision to sample is the caller's; from outside it is ours. */
export function traceEntrance(telemetry: ServerTelemetry | undefined, { edge }: Edge): EnterTrace {
  if (!telemetry) return header => (isTraceparent(header) ? header : undefined)
  const { tracing } = telemetry
  return header => tracing.enter(header, edge === 'internal')
}

type RecordRequest = (status: number, ms: number) => void

export function requestRecorder(
  telemetry: ServerTelemetry | undefined,
  verb: string,
  route: string,
): RecordRequest {
  if (!telemetry) return () => {}
  const byStatus = new Map<number, (seconds: number) => void>()
  return (status, ms) => {
    let record = byStatus.get(status)
    if (!record) {
      record = telemetry.kit.bindHistogram('http.server.request.duration', {
        'http.request.method': verb,
        'http.route': route,
        'http.response.status_code': status,
      })
      byStatus.set(status, record)
    }
    record(ms / 1_000)
  }
}
