import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitStatements } from './split-statements.ts'

const texts = (script: string) => splitStatements(script).map(statement => statement.text)

test('semicolons within quotes, bodies and comments end nothing', () => {
  const statements = [
    `select 'a;b', e'it\\'s; so', "odd;name"`,
    'create function f() returns int language sql as $body$ select 1; select 2; $body$',
    'do $$ begin perform 1; end $$',
    'select 1 -- one; two\n + 1',
    'select 2 /* three; /* nested; */ four; */ + 2',
  ]
  assert.deepEqual(texts(`${statements.join(';\n')};\n`), statements)
})

test('an atomic body ends at its own end', () => {
  const body =
    'create function f(a int) returns int begin atomic select case when a > 0 then 1 else 2 end; select 3; end'
  assert.deepEqual(texts(`${body}; select 4`), [body, 'select 4'])
  assert.deepEqual(texts('begin; select 1; end;'), ['begin', 'select 1', 'end'])
})

test('words before a quote or a dollar do not open a string', () => {
  assert.deepEqual(texts(`select type'x\\'; select a$b$c; select 3`), [
    `select type'x\\'`,
    'select a$b$c',
    'select 3',
  ])
})

test('each statement knows its line, and comments alone are none', () => {
  const script = '-- only a comment;\n\nselect 1;\n\n  /* two\n lines */\nselect\n  2;\n-- end'
  assert.deepEqual(
    splitStatements(script).map(({ line }) => line),
    [3, 7],
  )
  assert.deepEqual(texts(' ;; -- nothing'), [])
})
