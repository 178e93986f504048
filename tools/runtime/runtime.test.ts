import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { decide, probe } from './runtime.js'

const dead = {
  works: false,
  version: '',
  major: Number.NaN,
  why: 'libatomic.so.1: cannot open shared object file',
}
const node = (major: number) => ({ works: true, version: `v${major}.1.0`, major, why: '' })

test('a pinned runtime that starts is left alone', () => {
  assert.equal(decide(node(26), node(20)).action, 'none')
})

test('a pinned runtime that does not start gives way to a system Node of 24 or newer', () => {
  assert.equal(decide(dead, node(24)).action, 'link')
})

test('with neither, the message names the cause and both remedies', () => {
  const { action, message } = decide(dead, node(20))
  assert.equal(action, 'explain')
  assert.match(message ?? '', /libatomic\.so\.1/)
  assert.match(message ?? '', /apt-get install libatomic1/)
  assert.match(message ?? '', /Node 24 or newer/)
})

test('a probe tells a broken binary from a working one', t => {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-runtime-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const broken = join(folder, 'node')
  writeFileSync(broken, '#!/bin/sh\necho "libatomic.so.1 is missing" >&2\nexit 127\n')
  chmodSync(broken, 0o755)
  assert.deepEqual([probe(broken).works, probe(broken).why], [false, 'libatomic.so.1 is missing'])
  assert.equal(probe(process.execPath).version, process.version)
})
