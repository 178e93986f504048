export { fileSecrets } from './file-secrets.ts'
export { givenSecrets } from './given-secrets.ts'
export { Secret } from './secret.ts'
export { SecretMissing, type Secrets } from './secrets.ts'
