import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { it } from 'node:test'
import { services } from '@stoa/fleet/services'

it('rule 24: a service that is imported opens, writes and starts nothing, and keeps no process alive', () => {
  const names = Object.keys(services)
  const code = names.map(name => `await import('@stoa/${name}')`).join('\n')
  // The runtime itself forbids everything but reading; what was opened would keep the process from ending.
  const ended = spawnSync(
    process.execPath,
    ['--permission', '--allow-fs-read=*', '--input-type=module', '-e', code],
    { cwd: import.meta.dirname, env: { PATH: process.env.PATH }, encoding: 'utf8', timeout: 180_000 },
  )
  assert.equal(ended.status, 0, ended.stderr)
  assert.ok(names.length >= 9, `${names}`)
})
