import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from './secret.ts'
import { assertSecretName, SecretMissing, type Secrets } from './secrets.ts'

const isNot = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
  return undefined
}

/** One file per secret, for the embedded shop: made at the first start, readable by its owner only. */
export function fileSecrets(folder: string): Secrets {
  const pathOf = (name: string) => {
    assertSecretName(name)
    return join(folder, name)
  }
  const read = (name: string) => readSecret(pathOf(name))
  return {
    async get(name) {
      const found = await read(name)
      if (!found)
        throw new SecretMissing(`There is no secret '${name}' in ${folder}: create the file with mode 0600`)
      return found
    },
    async ensure(name) {
      const found = await read(name)
      if (found) return found
      await createSecret(folder, pathOf(name))
      return (await read(name))!
    },
  }
}

async function readSecret(path: string): Promise<Secret | undefined> {
  const file = await open(path, 'r').catch(isNot('ENOENT'))
  if (!file) return undefined
  try {
    const { mode } = await file.stat()
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new Error(
        `${path} can be read by others (mode ${(mode & 0o777).toString(8)}): run chmod 600 on it`,
      )
    const value = (await file.readFile('utf8')).trim()
    if (value === '')
      throw new Error(`${path} is empty: write a secret into it, or delete it to have one made`)
    return new Secret(value)
  } finally {
    await file.close()
  }
}

/** Written aside and linked into place: nobody ever reads half of it, and of two that create at once one wins. */
async function createSecret(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomUUID()}`)
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await link(draft, path).catch(isNot('EEXIST'))
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}
