export { gatewayConfig } from './config.ts'
export { createGateway, type Gateway, type GatewayDeps } from './gateway.ts'
export { memoryLimiter } from './limits/memory-limiter.ts'
export { valkeyLimiter } from './limits/valkey-limiter.ts'
