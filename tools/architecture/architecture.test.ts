import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsOf } from './problems.ts'
import { medianOf, sizeProblems } from './sizes.ts'

test('a source file that the tool did not see is a problem', () => {
  assert.deepEqual(problemsOf(['kernel/a.ts', 'kernel/b.ts'], [{ source: 'kernel/a.ts' }]), [
    'unseen: kernel/b.ts was not read by the architecture check',
  ])
})

test('a file of 301 lines is too long, one of 300 is not', () => {
  const small = Array.from({ length: 5 }, (_, i) => ({ path: `s${i}.ts`, lines: 10 }))
  assert.deepEqual(sizeProblems([...small, { path: 'ok.ts', lines: 300 }]), [])
  assert.match(sizeProblems([...small, { path: 'long.ts', lines: 301 }])[0] ?? '', /long\.ts has 301 lines/)
})

test('the median of all files is held at 80 lines', () => {
  assert.equal(medianOf([1, 81, 200]), 81)
  assert.equal(sizeProblems([1, 81, 200].map((lines, i) => ({ path: `${i}.ts`, lines }))).length, 1)
})
