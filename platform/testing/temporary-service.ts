import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceSchema } from '../migrate/index.ts'
import type { Ending } from './test-database.ts'

export type TemporaryService = ServiceSchema & { write(files: Readonly<Record<string, string>>): void }

/** A service that is nothing but its migrations, written for one test: file name to SQL. */
export function temporaryService(
  t: Ending,
  name: string,
  files: Readonly<Record<string, string>>,
): TemporaryService {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-migrations-'))
  t.after(async () => rmSync(folder, { recursive: true, force: true }))
  const write = (more: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(more)) writeFileSync(join(folder, file), text)
  }
  write(files)
  return { name, schema: name, role: `stoa_${name}`, folders: [folder], write }
}
