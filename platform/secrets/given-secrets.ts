import { Secret } from './secret.ts'
import { assertSecretName, SecretMissing, type Secrets } from './secrets.ts'

/** Secrets that the platform around the process provides, for instance as variables of its environment. */
export function givenSecrets(values: Readonly<Record<string, string | undefined>>): Secrets {
  const get = async (name: string): Promise<Secret> => {
    assertSecretName(name)
    const value = values[name]
    if (!value) throw new SecretMissing(`The secret '${name}' was not provided, and nothing here makes one`)
    return new Secret(value)
  }
  return { get, ensure: get }
}
