import assert from 'node:assert/strict'
import { it } from 'node:test'
import { deviceName } from './device-name.ts'

it('a browser is named as people name it', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
  assert.equal(deviceName(`${windows} Chrome/153.0.0.0 Safari/537.36`), 'Chrome on Windows')
  assert.equal(deviceName(`${windows} Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0`), 'Edge on Windows')
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_1 like Mac OS X) AppleWebKit/605.1.15'
  assert.equal(
    deviceName(`${phone} (KHTML, like Gecko) Version/20.1 Mobile/15E148 Safari/604.1`),
    'Safari on iOS',
  )
})

it('what is no browser stays what it calls itself', () => {
  assert.equal(deviceName('warehouse-scanner/2'), 'warehouse-scanner/2')
  assert.equal(deviceName(''), 'Unknown device')
})
