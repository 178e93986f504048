import { storefrontCalls } from '@stoa/fleet/web-apps'
import { configOrThrow, defineConfig, flag, integer, text, url } from '@stoa/platform/config'

export const definition = defineConfig('', {
  port: integer('PORT', {
    description: 'Where the pages listen for the gateway',
    default: 8080,
    min: 0,
    max: 65_535,
  }),
  host: text('HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  media: text('STOA_MEDIA', { description: 'The folder of uploaded pictures', default: '.stoa/media' }),
  currency: text('SHOP_CURRENCY', {
    description: 'What pages show prices in',
    default: 'EUR',
    pattern: /^[A-Z]{3}$/,
  }),
  noticeMs: integer('STOA_NOTICE_MS', {
    description: 'How long load balancers may take to see that it is going',
    default: 5_000,
    min: 0,
    max: 60_000,
  }),
})

/** Also of a process that holds more than the pages. */
export const opening = defineConfig('STOREFRONT_', {
  maintenance: flag('STOREFRONT_MAINTENANCE', {
    description: 'Every page says that the shop is closed for a moment: 503 with Retry-After',
    default: false,
  }),
})

const names = storefrontCalls.map(({ service }) => service)
export const places = defineConfig(
  '',
  Object.fromEntries(
    names.map(name => [
      name,
      url(`${name.toUpperCase().replaceAll('-', '_')}_URL`, { description: `Where ${name} is` }),
    ]),
  ),
)

export function readSettings(env: NodeJS.ProcessEnv) {
  const [settings] = configOrThrow(definition.fromEnv(env))
  const [topology] = configOrThrow(places.fromEnv(env))
  const [open] = configOrThrow(opening.fromEnv(env))
  return { ...settings!, ...open!, topology: topology!, env }
}

export type Settings = ReturnType<typeof readSettings>
