import {
  type ConfigOf,
  defineConfig,
  flag,
  integer,
  list,
  optional,
  secret,
  text,
  url,
} from '@stoa/platform/config'

const fields = {
  issuer: text('IDENTITY_ISSUER', {
    description: 'Who signs access tokens, and the name that authenticator apps show',
    default: 'stoa',
  }),
  language: text('IDENTITY_LANGUAGE', {
    description: 'The language of customers who did not choose one',
    default: 'en',
  }),
  accessSeconds: integer('IDENTITY_ACCESS_SECONDS', {
    description: 'How long an access token holds; it cannot be revoked earlier',
    default: 600,
    min: 30,
    max: 3600,
  }),
  customerIdleDays: integer('IDENTITY_CUSTOMER_IDLE_DAYS', {
    description: 'After how many days without a visit a customer signs in again',
    default: 30,
    min: 1,
    max: 365,
  }),
  staffIdleMinutes: integer('IDENTITY_STAFF_IDLE_MINUTES', {
    description: 'After how many idle minutes staff sign in again; after twelve hours they do in any case',
    default: 60,
    min: 5,
    max: 720,
  }),
  requireTwoStep: flag('IDENTITY_REQUIRE_TWO_STEP', {
    description: 'Whether staff need an authenticator app; off only in the embedded shop',
    default: true,
  }),
  hashMemoryKiB: integer('IDENTITY_HASH_MEMORY_KIB', {
    description: 'Memory of one password hash (argon2id); older hashes are renewed at sign-in',
    default: 19_456,
    min: 1024,
    max: 262_144,
  }),
  hashPasses: integer('IDENTITY_HASH_PASSES', {
    description: 'Passes of one password hash',
    default: 2,
    min: 1,
    max: 20,
  }),
  triesPerAccount: integer('IDENTITY_TRIES_PER_ACCOUNT', {
    description: 'Sign-ins with a wrong password of one account in a quarter of an hour',
    default: 10,
    min: 1,
    max: 1000,
  }),
  triesPerAddress: integer('IDENTITY_TRIES_PER_ADDRESS', {
    description: 'Sign-ins with a wrong password from one network address in a quarter of an hour',
    default: 100,
    min: 1,
    max: 100_000,
  }),
  oidcIssuer: optional(
    url('IDENTITY_OIDC_ISSUER', {
      description: 'An OpenID provider that customers may sign in with, as its discovery document names it',
    }),
  ),
  oidcName: text('IDENTITY_OIDC_NAME', {
    description: 'What customers are shown for it',
    default: 'OpenID',
  }),
  oidcClientId: text('IDENTITY_OIDC_CLIENT_ID', {
    description: 'What the provider knows the shop as',
    default: 'stoa',
  }),
  oidcClientSecret: optional(
    secret('IDENTITY_OIDC_CLIENT_SECRET', {
      description: 'Unless the provider takes the shop for a public client; PKCE is used in any case',
      minLength: 8,
    }),
  ),
  oidcPrivateNetwork: flag('IDENTITY_OIDC_PRIVATE_NETWORK', {
    description: 'Whether the provider may be on a private network and speak plain http',
    default: false,
  }),
  personalDataIn: list('IDENTITY_PERSONAL_DATA_IN', {
    description:
      'What keeps personal data beside the services whose manifests say so: an export or erasure is done when all have answered',
    default: [],
  }),
}

export const identityConfig = defineConfig('IDENTITY_', fields)
export type IdentityConfig = ConfigOf<typeof fields>
