export { assertAccess } from './access.ts'
export { decodeCursor, encodeCursor } from './cursor.ts'
export { DeadlineWatch } from './deadline.ts'
export { type FuzzAnswer, type FuzzCase, fuzzFailure } from './fuzz/fuzz-case.ts'
export { fuzzCases } from './fuzz/fuzz-cases.ts'
export { type GuardOptions, guard } from './guard.ts'
export {
  type AllowList,
  type AnyHandler,
  allowAll,
  defaultTimeoutMs,
  type GuardedHandler,
  methodsOf,
  pathOf,
  verbOf,
} from './handler.ts'
export { type LocalClientOptions, localClient, outsideTransaction } from './local-client.ts'
export { type CallOptions, newCall } from './new-call.ts'
export { type Observer, silentObserver } from './observer.ts'
export { type OpenApi, openApi } from './openapi/open-api.ts'
export { asPlatformError, declaredProblem, type Problem, type ProblemContext, problem } from './problem.ts'
export { isRawJson, RawJson, rawJson } from './raw-json.ts'
export { isReplayed, markReplayed, replayed, showing } from './replayed.ts'
export { compileSerializer, lazySerializer, type Serializer } from './serializer.ts'
export { closeSchema, mapSchema, type Schema, simplifySchema } from './simplify-schema.ts'
export { compileValidator, lazyValidator, type Validator, type ValidatorOptions } from './validator.ts'
