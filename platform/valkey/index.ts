export { connectValkey, type Valkey, type ValkeyOptions, whenReady } from './connect-valkey.ts'
