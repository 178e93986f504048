import { resolve } from 'node:path'
import { configOrThrow, defineConfig, integer, optional, text, url } from '@stoa/platform/config'

export const definition = defineConfig('', {
  port: integer('PORT', {
    description: 'Where the shop listens; when it is taken, the next free port',
    default: 8080,
    min: 0,
    max: 65_535,
  }),
  host: text('HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  dataDir: text('STOA_DATA', {
    description: "The shop's data folder: database, pictures, keys",
    default: '.stoa',
  }),
  databaseUrl: optional(
    url('DATABASE_URL', {
      description: 'A PostgreSQL 15 to 18 to use instead of the embedded one',
      protocols: ['postgres', 'postgresql'],
    }),
  ),
  currency: text('SHOP_CURRENCY', {
    description: 'What the first page shows prices in',
    default: 'EUR',
    pattern: /^[A-Z]{3}$/,
  }),
  seed: text('STOA_SEED', {
    description: '`shop` fills an empty catalogue with the seed shop, `none` leaves it empty',
    default: 'shop',
    pattern: /^(shop|none)$/,
  }),
})

export type ShopOptions = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly currency: string
  readonly seed: boolean
  readonly env: NodeJS.ProcessEnv
}

export function readOptions(env: NodeJS.ProcessEnv, args: readonly string[]): ShopOptions {
  if (args.length > 0)
    throw new Error(
      `it takes no arguments, but got ${args.join(' ')}; settings are environment variables, for instance PORT=9000 npm start`,
    )
  const [config] = configOrThrow(definition.fromEnv(env))
  return { ...config!, dataDir: resolve(config!.dataDir), seed: config!.seed === 'shop', env }
}
