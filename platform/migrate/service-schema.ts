/** What the migrator has to know of a service. */
export type ServiceSchema = {
  readonly name: string
  readonly schema: string
  readonly role: string
  /** The kit's migrations first, then the service's own. */
  readonly folders: readonly string[]
  /** Set on the role, since a pooled connection keeps no session settings. */
  readonly limits?: Partial<RoleLimits>
}

export type RoleLimits = {
  readonly statementTimeoutMs: number
  readonly idleInTransactionTimeoutMs: number
  readonly lockTimeoutMs: number
}

export const defaultLimits: RoleLimits = {
  statementTimeoutMs: 15_000,
  idleInTransactionTimeoutMs: 15_000,
  lockTimeoutMs: 5_000,
}

export type MigrationLog = (message: string) => void
