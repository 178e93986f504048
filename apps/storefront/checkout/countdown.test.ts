import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsOf } from '../words/words.ts'
import { countdown } from './countdown.ts'

test('goods that are held count down to the end of their hold, else the checkout to its own', () => {
  const words = wordsOf('en')
  const expiresAt = '2026-11-21T13:00:00.000Z'
  const held = countdown({ words }, { expiresAt, reservationExpiresAt: '2026-11-21T12:15:00.000Z' }).text
  assert.match(held, /data-countdown="2026-11-21T12:15:00.000Z"/)
  assert.ok(held.includes(words.checkout.held))
  const open = countdown({ words }, { expiresAt }).text
  assert.match(open, /data-countdown="2026-11-21T13:00:00.000Z"/)
  assert.ok(open.includes(words.checkout.reserved))
})
