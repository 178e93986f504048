import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explainFileError } from './explain-file-error.ts'

/** What lies where in the data folder of the embedded server. */
export type Layout = ReturnType<typeof layOut>

export function layOut(dataDir: string) {
  const root = resolve(dataDir)
  makeFolder(root)
  return {
    root,
    data: join(root, 'data'),
    libraries: join(root, 'lib'),
    sockets: join(root, 'run'),
    log: join(root, 'postgres.log'),
    password: join(root, 'superuser-password'),
    ownerLock: join(root, 'owner.lock'),
  }
}

/** Others may pass through, since the server may have to run as another user, but not look. */
function makeFolder(root: string): void {
  try {
    mkdirSync(root, { recursive: true, mode: 0o711 })
  } catch (cause) {
    throw explainFileError(cause, root)
  }
}
