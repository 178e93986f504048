export {
  type ConfigDefinition,
  type ConfigOf,
  type ConfigProblem,
  configOrThrow,
  defineConfig,
  type TableRow,
} from './define-config.ts'
export { envTable } from './env-table.ts'
export { choice, decimal, type Field, flag, integer, list, optional, secret, text, url } from './field.ts'
export { Secret } from './secret.ts'
export { shopUrl } from './shop-url.ts'
