import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldText } from './field-text.ts'

test('what is wrong in a file is named as people call it', () => {
  assert.equal(fieldText('/slug'), 'Address')
  assert.equal(fieldText('/variants/0/prices/0/amount'), 'Variant 1: Price')
  assert.equal(fieldText('/variants/2/sku'), 'Variant 3: SKU')
  assert.equal(fieldText('/variants/1'), 'Variant 2')
  assert.equal(fieldText('/taxCategory'), 'Tax category')
  assert.equal(fieldText(''), 'The line')
})
