export { type CommandOptions, command } from './command.ts'
export { canonicalJson, fingerprint } from './fingerprint.ts'
export { sweepIdempotency } from './idempotency-store.ts'
