import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../paths.ts'
import { columnSums, readHandSums } from './hand-sums.fixture.ts'
import { keptPlans, keptReport, keptText, reportFile } from './kept-plans.ts'

const names = ['dev-ecs', 'dev-eks', 'prod-ecs', 'prod-eks', 'staging-ecs', 'staging-eks']
const guide = readFileSync(join(root, 'docs', 'guides', 'cost.md'), 'utf8')

test('the plans of three environments on both computes are in the repository', () => {
  assert.deepEqual(keptPlans(), names)
})

for (const name of names) {
  test(`${name}: the report is the one in the repository`, () => {
    assert.equal(
      keptText(name),
      readFileSync(reportFile(name), 'utf8'),
      `node infra/cost/keep-plans.ts ${name}`,
    )
  })

  test(`${name}: every resource has a price or a reason to be free`, () => {
    const { unknownTypes, unpriced } = keptReport(name).estimate
    assert.deepEqual([[...unknownTypes.keys()], unpriced], [[], []])
  })

  test(`${name}: within 10 % of the sum that the guide holds by hand`, () => {
    const byHand = readHandSums(guide).get(name) ?? Number.NaN
    const { monthly } = keptReport(name).estimate
    assert.ok(Math.abs(monthly - byHand) / byHand <= 0.1, `${monthly} by the plan, ${byHand} by hand`)
  })
}

test("the guide's own columns add up", () => {
  const sums = columnSums(guide)
  for (const [name, sum] of readHandSums(guide))
    assert.ok(Math.abs(sum - (sums.get(name) ?? 0)) < 1, `${name}: ${sum} is not ${sums.get(name)}`)
})

test('prod stays within 800 to 1,500 $ and dev near 250 $ on EKS', () => {
  const monthly = (name: string) => keptReport(name).estimate.monthly
  for (const name of ['prod-ecs', 'prod-eks']) assert.ok(monthly(name) > 800 && monthly(name) < 1500, name)
  assert.ok(Math.abs(monthly('dev-eks') - 250) < 50, String(monthly('dev-eks')))
})
