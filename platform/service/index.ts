export { allowListOf } from './allow-list.ts'
export { defineManifest, type ServiceManifest } from './manifest.ts'
export type { Flags, Service, ServiceDeps } from './service.ts'
export { serviceSchema } from './service-schema.ts'
