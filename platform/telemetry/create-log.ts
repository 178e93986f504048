import type { Call } from '@stoa/kernel/call'
import { type Bindings, type DestinationStream, type Logger, pino } from 'pino'
import { redact } from './redact.ts'
import { traceIdOf } from './trace/traceparent.ts'

export type LogOptions = {
  readonly service: string
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly destination?: DestinationStream
}

/** JSON lines on standard output. */
export function createLog({ service, level, destination }: LogOptions): Logger {
  const root = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      // redact() has described it; the default would describe it once more, without its cause.
      serializers: { err: (described: unknown) => described },
      formatters: { level: label => ({ level: label }), log: fields => withCall(fields) },
    },
    destination ?? pino.destination(1),
  )
  return named(root, { service })
}

/** pino would write a field twice that a child names anew; here the child's is the only one. */
function named(root: Logger, fields: Bindings): Logger {
  const log = root.child(fields)
  const child = (more: Bindings) => named(root, { ...fields, ...more })
  return Object.assign(log, { child })
}

function withCall(fields: Record<string, unknown>): Record<string, unknown> {
  const { call, ...rest } = fields
  const shown = redact(rest) as Record<string, unknown>
  if (!call) return shown
  // Only the kit's own Call is logged under this name.
  const { requestId, traceparent, caller } = call as Call
  return { ...shown, request_id: requestId, trace_id: traceIdOf(traceparent), caller }
}
