import { identityContract } from '@stoa/contracts/identity'
import { defineManifest } from '@stoa/platform/service'

const account = 'until the account is erased'
const employment = 'until the member of staff is disabled, and then for the audit log'

export const manifest = defineManifest({
  name: 'identity',
  kind: 'service',
  port: 8080,
  resources: { cpuMilli: 500, memoryMiB: 384 },
  calls: [],
  publishes: Object.values(identityContract.events),
  consumes: [],
  database: true,
  cache: false,
  buckets: [],
  secrets: ['IDENTITY_CURSOR_KEY', 'IDENTITY_TOKEN_KEY', 'IDENTITY_SEAL_KEYS'],
  egress: [],
  slo: { availability: 99.95, p95Ms: 250 },
  personalData: [
    { field: 'customers.email', purpose: 'to sign in and to be written to', keptFor: account },
    { field: 'customers.name', purpose: 'to be addressed by', keptFor: account },
    { field: 'customers.marketing', purpose: 'consent to news', keptFor: account },
    {
      field: 'addresses',
      purpose: 'to deliver and to bill',
      keptFor: 'until removed, or the account is erased',
    },
    { field: 'identities', purpose: 'to sign in with an OpenID provider', keptFor: account },
    {
      field: 'sessions.device',
      purpose: 'to recognise where one is signed in',
      keptFor: 'a day after the session',
    },
    {
      field: 'mail_requests.email_key',
      purpose: 'to answer a request for a link',
      keptFor: 'until it is answered',
    },
    { field: 'one_time_tokens.new_email', purpose: 'to prove a new address', keptFor: 'a day' },
    { field: 'privacy_parts.data', purpose: 'an export to be fetched', keptFor: 'seven days' },
    { field: 'staff.email', purpose: 'to sign in and to be written to', keptFor: employment },
    { field: 'staff.name', purpose: 'to know colleagues by', keptFor: employment },
  ],
})
