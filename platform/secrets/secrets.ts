import type { Secret } from './secret.ts'

/** Where secrets come from. Values are read once at start and handed on as `Secret`, apart from configuration. */
export type Secrets = {
  /** Throws a SecretMissing that says what to do if there is none. */
  get(name: string): Promise<Secret>
  /** The same, but a store that can keep secrets makes one at random the first time. */
  ensure(name: string): Promise<Secret>
}

export class SecretMissing extends Error {
  override readonly name = 'SecretMissing'
}

export function assertSecretName(name: string): void {
  if (!/^[A-Z][A-Z0-9_]{0,63}$/.test(name))
    throw new Error(
      `The secret name '${name}' must be 1 to 64 characters of A-Z, 0-9 and '_', as of a variable`,
    )
}
