/** As it lies in the table: sealed, with enough to be told from another. */
export type StoredSecret = {
  readonly sealed: string
  readonly prefix: string
  /** When it ends; the newest has no end. */
  readonly until?: string
}

export type WebhookRow = {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly types: readonly string[]
  readonly status: 'active' | 'disabled'
  readonly disabledReason: string | null
  readonly failingSince: string | null
  readonly secrets: readonly StoredSecret[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** At most two: the newest, and the one before it until its time is over. */
export const activeSecrets = (secrets: readonly StoredSecret[], now: string): StoredSecret[] =>
  secrets.filter(({ until }) => until === undefined || until > now).slice(0, 2)

export function viewOf({ disabledReason, failingSince, secrets, types, ...row }: WebhookRow, now: string) {
  const active = activeSecrets(secrets, now)
  const previous = active[1]?.until
  return {
    ...row,
    ...{ types: [...types], secretPrefixes: active.map(({ prefix }) => prefix) },
    ...(disabledReason !== null && { disabledReason }),
    ...(failingSince !== null && { failingSince }),
    ...(previous !== undefined && { previousSecretUntil: previous }),
  }
}
