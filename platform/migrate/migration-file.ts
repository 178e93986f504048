import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MigrationError } from './migration-error.ts'

export type Phase = 'expand' | 'contract'

export type MigrationFile = {
  readonly name: string
  readonly path: string
  readonly folder: string
  readonly text: string
  readonly checksum: string
  readonly phase: Phase
  readonly transaction: boolean
}

const fileName = /^\d{8}T\d{4}-[a-z0-9-]+\.sql$/

/** In the order in which they apply: folder by folder, by name within each. */
export async function readMigrations(folders: readonly string[]): Promise<MigrationFile[]> {
  const files: MigrationFile[] = []
  for (const folder of folders)
    for (const name of await listSql(folder)) files.push(await readMigration(folder, name))
  refuseDuplicates(files)
  return files
}

async function listSql(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(cause => {
    throw new MigrationError(`The migrations folder ${folder} cannot be read: ${cause.message}`, { cause })
  })
  return names.filter(name => name.endsWith('.sql')).sort()
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const path = join(folder, name)
  if (!fileName.test(name))
    throw new MigrationError(
      `${path}: name it YYYYMMDDTHHMM-what-it-does.sql, for example 20261121T1200-orders.sql`,
    )
  const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n') // git may check out either
  const checksum = createHash('sha256').update(text).digest('hex')
  return { name, path, folder, text, checksum, ...readHeaders(path, text) }
}

function readHeaders(path: string, text: string): { phase: Phase; transaction: boolean } {
  let phase: Phase = 'expand'
  let transaction = true
  for (const [, header] of text.matchAll(/^--!\s*(.*?)\s*$/gm)) {
    if (header === 'no-transaction') transaction = false
    else if (header === 'phase: expand' || header === 'phase: contract') phase = header.slice(7) as Phase
    else
      throw new MigrationError(
        `${path}: unknown header '--! ${header}'; there are '--! no-transaction' and '--! phase: expand' or 'contract'`,
        { file: path },
      )
  }
  return { phase, transaction }
}

function refuseDuplicates(files: readonly MigrationFile[]): void {
  const seen = new Map<string, string>()
  for (const file of files) {
    const other = seen.get(file.name)
    if (other) throw new MigrationError(`${file.path} has the name of ${other}: rename the newer one`)
    seen.set(file.name, file.path)
  }
}
