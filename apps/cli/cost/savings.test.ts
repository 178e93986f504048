import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estimate } from './estimate.ts'
import { contextOf, planned } from './example.ts'
import { loadPrices } from './prices.ts'
import { savings } from './savings.ts'

const prices = loadPrices()

function savingOf(name: string, env: string, type: string, values: object): number {
  const context = contextOf([planned(type, { ...values })], env)
  return (
    savings(estimate(context, prices), context, prices).find(saving => saving.name === name)?.usd ??
    Number.NaN
  )
}
const near = (found: number, wanted: number) =>
  assert.ok(Math.abs(found - wanted) < 0.01, `${found} is not ${wanted}`)

test('Graviton brings the difference to the ARM sibling, and nothing where ARM runs already', () => {
  const nodes = (instance: string) => ({
    instance_types: [instance],
    scaling_config: [{ desired_size: 2 }],
    disk_size: 20,
  })
  near(savingOf('Graviton', 'prod', 'aws_eks_node_group', nodes('t3.medium')), 2 * 730 * (0.0416 - 0.0336))
  near(savingOf('Graviton', 'prod', 'aws_eks_node_group', nodes('t4g.medium')), 0)
})

test('a database off at night and on week-ends saves its hours, not its disk', () => {
  const db = { instance_class: 'db.t4g.micro', allocated_storage: 20 }
  near(savingOf('Schedules', 'dev', 'aws_db_instance', db), 0.016 * 730 * (1 - 60 / 168))
  near(savingOf('Schedules', 'prod', 'aws_db_instance', db), 0)
})

test('a reserved database saves the discount of the table', () => {
  near(
    savingOf('Reservations', 'prod', 'aws_db_instance', {
      instance_class: 'db.t4g.large',
      allocated_storage: 100,
    }),
    0.129 * 730 * 0.29,
  )
})
