import { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.ts'

type Known = [sign: RegExp, code: EmbeddedErrorCode, advice: string]

const known: Known[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    'disk_full',
    'The disk is full: make room and start again',
  ],
  [
    /Address already in use|could not bind|could not create any TCP/i,
    'no_port',
    'No port of 127.0.0.1 can be used',
  ],
  [
    /could not (create|map|resize|open) (anonymous )?shared memory|Cannot allocate memory|out of memory/i,
    'no_memory',
    'The system gives too little memory or shared memory: free some, or raise its limit (in a container, --shm-size)',
  ],
  [
    /error while loading shared libraries|cannot open shared object/i,
    'cannot_run',
    'A system library is missing',
  ],
  [
    /must be (run|started) .*unprivileged|cannot be run as root/i,
    'cannot_run',
    'PostgreSQL refuses to run as root',
  ],
  [
    /incompatible with server|initialized by PostgreSQL version/i,
    'version_mismatch',
    'Another version made this data',
  ],
  [
    /Permission denied|wrong ownership|invalid permissions|Read-only file system/i,
    'folder_not_usable',
    'The folder or a file in it may not be written: see its owner and permissions',
  ],
  [
    /could not locate a valid checkpoint|invalid checkpoint|PANIC|could not locate required checkpoint/i,
    'damaged',
    'The data is damaged: restore a backup, or move the folder away to start anew',
  ],
]

/** From what the server printed to what a person can do. */
export function explainFailure(
  output: string,
  folder: string,
  otherwise: EmbeddedErrorCode = 'not_ready',
): EmbeddedError {
  const lines = output.split('\n').filter(line => /FATAL|PANIC|ERROR|error|could not|denied|HINT/.test(line))
  const said = (lines.length > 0 ? lines : output.trim().split('\n')).slice(-4).join('\n  ')
  const match = known.find(([sign]) => sign.test(output))
  const advice = match?.[2] ?? 'PostgreSQL did not start'
  return new EmbeddedError(match?.[1] ?? otherwise, `${advice} (${folder}). It said:\n  ${said || 'nothing'}`)
}
