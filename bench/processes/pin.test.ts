import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allowedCores, chooseCores } from './pin.ts'

describe('cores', () => {
  it('are the first two that this process may use', () => {
    assert.deepEqual(allowedCores('Name:\tnode\nCpus_allowed_list:\t0-2,7\n'), [0, 1, 2, 7])
    assert.deepEqual(allowedCores(''), [])
  })

  it('are refused in words where nothing can be pinned', () => {
    const one = 'Cpus_allowed_list:\t1\n'
    assert.throws(() => chooseCores('darwin'), /only Linux has taskset, this is darwin/)
    assert.throws(
      () => chooseCores('linux', one),
      /cannot pin .*(two cores are needed|taskset is not installed)/,
    )
  })
})
