export type { Log, LogFields } from './log.ts'
export { type AttributesOf, defineSignals, type Signals } from './signals.ts'
export type { Bound, FinishedSpan, Instruments, Telemetry } from './telemetry.ts'
