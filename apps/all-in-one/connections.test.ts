import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionsOf } from './connections.ts'

test('all services at their most fit into what the embedded server lets in', () => {
  for (let services = 1; services <= 20; services++) {
    const each = connectionsOf(services)
    assert.ok(each >= 2 && services * each <= 50, `${services} services with ${each} connections each`)
  }
})
