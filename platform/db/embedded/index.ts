export { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.ts'
export { throwawayServer } from './server-settings.ts'
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './start-embedded.ts'
export { stopAbandoned } from './stop-abandoned.ts'
