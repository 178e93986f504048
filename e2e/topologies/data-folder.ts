import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** All e2e shops share one server, and roles belong to the server: they must agree on the roles' secret. */
export async function dataFolder(roleSecret: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'stoa-e2e-'))
  await mkdir(join(path, 'secrets'))
  await writeFile(join(path, 'secrets', 'DATABASE_ROLE_SECRET'), roleSecret, { mode: 0o600 })
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
