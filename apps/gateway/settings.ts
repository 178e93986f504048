import { services } from '@stoa/fleet/services'
import { configOrThrow, defineConfig, integer, optional, text, url } from '@stoa/platform/config'

export const definition = defineConfig('', {
  port: integer('PORT', {
    description: 'Where the public origin listens',
    default: 8080,
    min: 0,
    max: 65_535,
  }),
  host: text('HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  storefront: url('STOREFRONT_URL', { description: 'Where the pages of the shop are rendered' }),
  admin: optional(url('ADMIN_URL', { description: 'Who serves the administration below /admin' })),
  noticeMs: integer('STOA_NOTICE_MS', {
    description: 'How long load balancers may take to see that it is going',
    default: 5_000,
    min: 0,
    max: 60_000,
  }),
})

const places = defineConfig(
  '',
  Object.fromEntries(
    Object.keys(services).map(name => [
      name,
      url(`${name.toUpperCase().replaceAll('-', '_')}_URL`, { description: `Where ${name} is` }),
    ]),
  ),
)

export function readSettings(env: NodeJS.ProcessEnv) {
  const [settings] = configOrThrow(definition.fromEnv(env))
  const [topology] = configOrThrow(places.fromEnv(env))
  return { ...settings!, topology: topology!, env }
}

export type Settings = ReturnType<typeof readSettings>
