export { recommendationsConfig } from './config.ts'
export { manifest } from './manifest.ts'
export { schema } from './migrations.ts'
export { createRecommendations } from './service.ts'
