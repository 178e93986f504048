import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceName } from './device-name.ts'

test('a device is named as people name it', () => {
  const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  assert.equal(
    deviceName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/130.0 Safari/537.36 Edg/130.0`),
    'Edge, Windows',
  )
  assert.equal(
    deviceName(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1',
    ),
    'Safari, iPhone',
  )
  assert.equal(
    deviceName('Mozilla/5.0 (Android 15; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0'),
    'Firefox, Android',
  )
  assert.equal(deviceName('curl/8.10'), 'curl/8.10')
})
