export type { ApiDocument } from './document.ts'
export { renderReference } from './render.ts'
export { referenceSecurityPolicy } from './style.ts'
