import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { configOrThrow, defineConfig } from './define-config.ts'
import { envTable } from './env-table.ts'
import { choice, decimal, flag, integer, list, optional, secret, text, url } from './field.ts'

const shelf = defineConfig('SHELF_', {
  holdMinutes: integer('SHELF_HOLD_MINUTES', {
    default: 15,
    min: 1,
    max: 60,
    description: 'How long a book is held',
  }),
  ratio: decimal('SHELF_RATIO', { default: 0.1, min: 0, max: 1, description: 'A share' }),
  mode: choice('SHELF_MODE', ['open', 'closed'], { default: 'open', description: 'The mode' }),
  lit: flag('SHELF_LIT', { default: false, description: 'Whether it is lit' }),
  home: url('SHELF_HOME', { description: 'Where it stands' }),
  doors: list('SHELF_DOORS', { default: [], description: 'Its doors' }),
  label: optional(text('SHELF_LABEL', { description: 'A label' })),
  key: secret('SHELF_KEY', { description: 'Signs its cursors' }),
})

const key = 'k'.repeat(32)
const good = { SHELF_HOME: 'https://example.org', SHELF_KEY: key }

test('what is not set takes its default, and the rest its type', () => {
  const read = shelf.fromEnv({
    ...good,
    SHELF_HOLD_MINUTES: '20',
    SHELF_LIT: 'true',
    SHELF_DOORS: 'a, b',
    SHELF_MODE: '',
  })
  assert.ok(read.ok)
  const minutes: number = read.value.holdMinutes
  const mode: 'open' | 'closed' = read.value.mode
  assert.deepEqual(
    [minutes, mode, read.value.lit, read.value.doors, read.value.label],
    [20, 'open', true, ['a', 'b'], undefined],
  )
  assert.ok(Object.isFrozen(read.value))
})

test('every problem is told at once, and a wrong secret is not repeated', () => {
  const read = shelf.fromEnv({
    SHELF_HOLD_MINUTES: '90',
    SHELF_RATIO: '1e9',
    SHELF_MODE: 'ajar',
    SHELF_LIT: 'yes',
    SHELF_HOME: 'ftp://x',
    SHELF_KEY: 'short',
  })
  assert.ok(!read.ok)
  assert.deepEqual(
    read.error.map(({ env }) => env),
    ['SHELF_HOLD_MINUTES', 'SHELF_RATIO', 'SHELF_MODE', 'SHELF_LIT', 'SHELF_HOME', 'SHELF_KEY'],
  )
  assert.equal(read.error[0]?.detail, "must be an integer from 1 to 60, not '90'")
  assert.ok(!JSON.stringify(read.error).includes('short'))
})

test('a main gets one error that names them all', () => {
  assert.throws(() => configOrThrow(shelf.fromEnv({})), /SHELF_HOME is not set[\s\S]*SHELF_KEY is not set/)
  assert.equal(configOrThrow(shelf.fromEnv(good)).length, 1)
})

test('a secret shows itself to nobody', () => {
  const read = shelf.fromEnv(good)
  assert.ok(read.ok)
  for (const shown of [
    JSON.stringify(read.value),
    inspect(read.value, { depth: 9, showHidden: true }),
    `${read.value.key}`,
  ])
    assert.ok(!shown.includes(key))
  assert.equal(read.value.key.reveal(), key)
})

test('a name outside the prefix is refused where it is defined', () => {
  assert.throws(
    () => defineConfig('SHELF_', { port: integer('PORT', { description: '' }) }),
    /PORT must start with SHELF_/,
  )
})

test('the table tells names, values and defaults', () => {
  const table = envTable(shelf.table)
  assert.match(
    table,
    /\| `SHELF_HOLD_MINUTES` \| an integer from 1 to 60 \| `15` \| How long a book is held \|/,
  )
  assert.match(table, /\| `SHELF_KEY` \| at least 32 characters \| required, secret \| Signs its cursors \|/)
})
