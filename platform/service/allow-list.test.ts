import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowListOf } from './allow-list.ts'

test('only declared calls and consumed feeds are allowed, for every pair', () => {
  const services = ['catalog', 'inventory', 'orders']
  const methods = ['reserve', 'getAvailability', 'scanEvents']
  const allow = allowListOf([
    { name: 'catalog', calls: [{ service: 'inventory', methods: ['getAvailability'] }], consumes: [] },
    { name: 'orders', calls: [], consumes: [{ from: 'inventory', events: ['inventory.stock-reserved'] }] },
  ])
  const allowed = services.flatMap(caller =>
    services.flatMap(service =>
      methods
        .filter(method => allow(caller, service, method))
        .map(method => `${caller} ${service}.${method}`),
    ),
  )
  assert.deepEqual(allowed, ['catalog inventory.getAvailability', 'orders inventory.scanEvents'])
})
