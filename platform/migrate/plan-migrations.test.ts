import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MigrationFile, Phase } from './migration-file.ts'
import { planMigrations } from './plan-migrations.ts'

const file = (name: string, folder = 'shop', phase: Phase = 'expand'): MigrationFile => ({
  name,
  path: `${folder}/${name}`,
  folder,
  text: '',
  checksum: name,
  phase,
  transaction: true,
})
const applied = (...names: string[]) => names.map(name => ({ name, checksum: name }))
const pending = (files: MigrationFile[], names: string[]) =>
  planMigrations(files, applied(...names)).map(f => f.name)

test('what is not applied yet is pending, in the order of the files', () => {
  assert.deepEqual(pending([file('1', 'kit'), file('2', 'kit'), file('1b'), file('3')], ['1', '1b']), [
    '2',
    '3',
  ])
})

test('an edited file is named', () => {
  assert.throws(
    () => planMigrations([file('1')], [{ name: '1', checksum: 'other' }]),
    /shop\/1 was edited after/,
  )
})

test('a file that sorts before an applied one of its folder is refused', () => {
  assert.throws(() => pending([file('1'), file('2')], ['2']), /shop\/1 sorts before 2.*later timestamp/)
})

test('the kit may add a file older than the newest of a service', () => {
  assert.deepEqual(pending([file('2', 'kit'), file('3', 'shop')], ['3']), ['2'])
})

test('a contract file may come late', () => {
  assert.deepEqual(pending([file('1', 'shop', 'contract'), file('2')], ['2']), ['1'])
})

test('an older release is content with a newer schema, but does not change it', () => {
  assert.deepEqual(pending([file('1')], ['1', '2']), [])
  assert.throws(
    () => pending([file('1'), file('3')], ['1', '2']),
    /has 2, which is not among the files, so shop\/3/,
  )
})
