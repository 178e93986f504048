import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bar, drawBars } from './bars.ts'
import { drawSvg } from './svg.ts'

test('a bar is as long as its share of the largest, in eighths', () => {
  assert.equal(bar(10, 10, 4), '████')
  assert.equal(bar(5, 10, 4), '██')
  assert.equal(bar(1, 32, 4), '▏')
  assert.equal(bar(0, 0, 4), '')
})

test('every row says its label, its sum and its share', () => {
  const [network, edge] = drawBars(
    [
      { label: 'Network', value: 75 },
      { label: 'Edge', value: 25 },
    ],
    8,
  ).split('\n')
  assert.equal(network, '  Network      75.00  75%  ████████')
  assert.equal(edge, '  Edge         25.00  25%  ██▋')
})

test('a label cannot break out of the picture', () => {
  assert.match(drawSvg('x', [{ label: '<script>', value: 1 }]), /&#60;script&#62;/)
})
