import { type ConfigOf, defineConfig, integer, list, optional, text, url } from '@stoa/platform/config'

const perMinute = (name: string, description: string, byDefault: number) =>
  integer(name, { description, default: byDefault, min: 1, max: 10_000_000 })

const fields = {
  publicUrl: optional(
    url('GATEWAY_PUBLIC_URL', {
      description: 'Where browsers find the shop; without it, the Host that they name, for loopback only',
      protocols: ['https', 'http'],
    }),
  ),
  adminUrl: optional(
    url('GATEWAY_ADMIN_URL', {
      description: 'Where staff find the administration, when it has a host of its own',
      protocols: ['https', 'http'],
    }),
  ),
  valkeyUrl: optional(
    url('CACHE_URL', {
      description: 'A Valkey in which replicas count limits together; without it each counts for itself',
      protocols: ['redis', 'rediss'],
    }),
  ),
  trustedProxies: list('TRUSTED_PROXIES', {
    description: 'Networks (CIDR) of load balancers whose X-Forwarded-For is believed',
    default: [],
  }),
  corsOrigins: list('GATEWAY_CORS_ORIGINS', {
    description: 'Other origins whose scripts may call the API with tokens; never with cookies',
    default: [],
  }),
  readsPerMinute: perMinute('GATEWAY_READS_PER_MINUTE', 'Reads that one network address may make', 1_200),
  writesPerMinute: perMinute('GATEWAY_WRITES_PER_MINUTE', 'Writes that one network address may make', 240),
  callsPerKeyPerMinute: perMinute(
    'GATEWAY_CALLS_PER_KEY_PER_MINUTE',
    'Calls that one API key or access token may make',
    6_000,
  ),
  refusalsPerMinute: perMinute(
    'GATEWAY_REFUSALS_PER_MINUTE',
    'Wrong keys and tokens that one network address may try',
    30,
  ),
  webhooksPerMinute: perMinute(
    'GATEWAY_WEBHOOKS_PER_MINUTE',
    'Messages that payment providers may send from one network address; they repeat what is refused',
    12_000,
  ),
  issuer: text('IDENTITY_ISSUER', {
    description: 'Whose access tokens are believed; the same as the identity service is told',
    default: 'stoa',
  }),
  sessionTrustMs: integer('GATEWAY_SESSION_TRUST_MS', {
    description:
      'How long an instance goes on believing a session or key that it has looked up; one that ends is known within seconds',
    default: 30_000,
    min: 0,
    max: 60_000,
  }),
}

export const gatewayConfig = defineConfig('', fields)
export type GatewayConfig = ConfigOf<typeof fields>
