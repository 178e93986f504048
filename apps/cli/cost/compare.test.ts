import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare } from './compare.ts'
import { estimate } from './estimate.ts'
import { contextOf, planned } from './example.ts'
import { loadPrices } from './prices.ts'

const prices = loadPrices()
const database = (size: string) =>
  planned('aws_db_instance', { instance_class: size, allocated_storage: 20 }, 'aws_db_instance.main')
const of = (...resources: ReturnType<typeof database>[]) => estimate(contextOf(resources), prices)

test('the same address at another size is one change', () => {
  const changes = compare(of(database('db.t4g.micro')), of(database('db.t4g.small')))
  assert.deepEqual(
    changes.map(({ what, delta }) => [what, delta.toFixed(2)]),
    [['20-data: aws_db_instance.main', '11.68']],
  )
})

test('what came, what went, and nothing where nothing changed', () => {
  assert.ok((compare(of(), of(database('db.t4g.micro')))[0]?.delta ?? 0) > 0)
  assert.ok((compare(of(database('db.t4g.micro')), of())[0]?.delta ?? 0) < 0)
  assert.deepEqual(compare(of(database('db.t4g.micro')), of(database('db.t4g.micro'))), [])
})
