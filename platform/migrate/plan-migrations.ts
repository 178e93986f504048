import { MigrationError } from './migration-error.ts'
import type { MigrationFile } from './migration-file.ts'

export type Applied = { readonly name: string; readonly checksum: string }

/** Which files are still to run; throws where history and files disagree. */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly Applied[],
): MigrationFile[] {
  const checksums = new Map(applied.map(row => [row.name, row.checksum]))
  refuseEdited(files, checksums)
  const pending = files.filter(file => !checksums.has(file.name))
  refuseUnknown(files, applied, pending)
  for (const file of pending) refuseOutOfOrder(file, files, checksums)
  return pending
}

function refuseEdited(files: readonly MigrationFile[], checksums: ReadonlyMap<string, string>): void {
  for (const file of files)
    if (checksums.has(file.name) && checksums.get(file.name) !== file.checksum)
      throw new MigrationError(
        `${file.path} was edited after it had been applied: put it back as it was and write a new file`,
        { file: file.path },
      )
}

/** An older release beside a newer schema is fine, as long as it does not want to change it. */
function refuseUnknown(
  files: readonly MigrationFile[],
  applied: readonly Applied[],
  pending: readonly MigrationFile[],
) {
  const names = new Set(files.map(file => file.name))
  const unknown = applied.find(row => !names.has(row.name))
  if (unknown && pending[0])
    throw new MigrationError(
      `The database has ${unknown.name}, which is not among the files, so ${pending[0].path} cannot be placed: ` +
        'use the release that brought it',
      { file: pending[0].path },
    )
}

/** Contract files are late by nature: they wait until no running release needs what they remove. */
function refuseOutOfOrder(
  file: MigrationFile,
  files: readonly MigrationFile[],
  checksums: ReadonlyMap<string, string>,
) {
  if (file.phase === 'contract') return
  const later = files.find(
    other =>
      other.folder === file.folder &&
      other.name > file.name &&
      other.phase === 'expand' &&
      checksums.has(other.name),
  )
  if (later)
    throw new MigrationError(
      `${file.path} sorts before ${later.name}, which is applied already: give it a later timestamp`,
      { file: file.path },
    )
}
