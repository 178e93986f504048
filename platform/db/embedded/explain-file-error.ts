import { EmbeddedError } from './embedded-error.ts'

const full = new Set(['ENOSPC', 'EDQUOT'])
const closed = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
])

/** What the file system says of our own writes; everything else passes as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (error instanceof EmbeddedError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (full.has(code ?? ''))
    return new EmbeddedError(
      'disk_full',
      `The disk of ${folder} is full: make room and start again (${message})`,
      error,
    )
  if (closed.has(code ?? ''))
    return new EmbeddedError(
      'folder_not_usable',
      `The data folder ${folder} cannot be used (${message}): choose one that you may write to, or mend its rights`,
      error,
    )
  return error
}
