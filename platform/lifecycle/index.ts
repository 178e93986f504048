export { healthRoutes } from './health-routes.ts'
export { createReadiness, type Readiness, type ReadinessCheck, type ReadinessReport } from './readiness.ts'
export { type Parts, type ShutDownOptions, shutDown } from './shut-down.ts'
export { untilSignal } from './until-signal.ts'
