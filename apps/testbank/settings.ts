import {
  configOrThrow,
  defineConfig,
  integer,
  list,
  optional,
  secret,
  text,
  url,
} from '@stoa/platform/config'
import type { TestbankOptions } from './start-testbank.ts'

const definition = defineConfig('TESTBANK_', {
  port: integer('TESTBANK_PORT', {
    description: 'Where the bank listens',
    default: 4010,
    min: 0,
    max: 65_535,
  }),
  host: text('TESTBANK_HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  origin: optional(
    url('TESTBANK_ORIGIN', { description: 'Where browsers reach it; its own address without it' }),
  ),
  shopOrigins: list('TESTBANK_SHOP_ORIGINS', {
    description: 'Shops that may embed the card fields and that buyers return to',
    default: ['http://127.0.0.1:8080', 'http://localhost:8080'],
  }),
  secretKey: secret('TESTBANK_SECRET_KEY', { description: 'What the shop shows to the API' }),
  adminKey: optional(secret('TESTBANK_ADMIN_KEY', { description: 'Opens the endpoints for tests' })),
  webhookUrl: optional(url('TESTBANK_WEBHOOK_URL', { description: 'Where events are told' })),
  webhookSecrets: list('TESTBANK_WEBHOOK_SECRETS', {
    description: 'What events are signed with: one, or two while they are exchanged',
    default: [],
  }),
  webhookDelayMs: integer('TESTBANK_WEBHOOK_DELAY_MS', {
    description: 'How long after a change its event is told',
    default: 100,
    min: 0,
    max: 60_000,
  }),
  journal: optional(text('TESTBANK_JOURNAL', { description: 'A file that keeps the books over a restart' })),
})

export function readSettings(env: NodeJS.ProcessEnv): TestbankOptions {
  const [settings] = configOrThrow(definition.fromEnv(env))
  const { webhookUrl, webhookSecrets, secretKey, adminKey, ...rest } = settings!
  return {
    ...rest,
    secretKey: secretKey.reveal(),
    adminKey: adminKey?.reveal(),
    ...(webhookUrl && { webhook: { url: webhookUrl, secrets: webhookSecrets } }),
  }
}
