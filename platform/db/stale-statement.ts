import type { DbError } from './db-error.ts'

/**
 * After a migration a prepared plan may no longer fit ("cached plan must not change result type"), and behind a
 * pooler or after a failover the server may not know a name that the driver believes prepared.
 */
export const isStaleStatement = (error: DbError): boolean =>
  error.sqlState === '26000' ||
  error.sqlState === '42P05' ||
  (error.sqlState === '0A000' && error.message.includes('cached plan must not change result type'))
