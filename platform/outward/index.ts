export { whyRefused } from './check-url.ts'
export type { Network } from './outward-address.ts'
export { type OutwardAnswer, type OutwardRequest, outwardRequest } from './outward-request.ts'
