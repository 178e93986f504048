import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estimate } from './estimate.ts'
import { spotShare } from './estimators/compute.ts'
import { contextOf, planned } from './example.ts'
import type { Resource } from './plan.ts'
import { loadPrices } from './prices.ts'

const prices = loadPrices()
const monthly = (resources: Resource[], env = 'dev', orders?: number) =>
  estimate(contextOf(resources, env, orders), prices).monthly
const near = (found: number, wanted: number) =>
  assert.ok(Math.abs(found - wanted) < 0.01, `${found} is not ${wanted}`)

test('a Multi-AZ database is two databases and two storages', () => {
  const db = { instance_class: 'db.t4g.large', allocated_storage: 100, storage_type: 'gp3' }
  near(monthly([planned('aws_db_instance', db)]), 0.129 * 730 + 100 * 0.115)
  near(monthly([planned('aws_db_instance', { ...db, multi_az: true })]), 2 * (0.129 * 730 + 100 * 0.115))
})

test('a replica has the storage of its original', () => {
  const original = { identifier: 'shop', instance_class: 'db.t4g.large', allocated_storage: 100 }
  const replica = { instance_class: 'db.t4g.large', replicate_source_db: 'shop' }
  const of = (...all: object[]) =>
    all.map((values, index) => planned('aws_db_instance', { ...values }, `aws_db_instance.${index}`))
  near(monthly(of(original, replica)) - monthly(of(original)), 0.129 * 730 + 100 * 0.115)
})

test('a service costs its task definition times the desired count, split by the Spot weights', () => {
  const at = (type: string) => `module.service["catalog"].${type}.this`
  const task = planned(
    'aws_ecs_task_definition',
    { cpu: '256', memory: '512', runtime_platform: [{ cpu_architecture: 'ARM64' }] },
    at('aws_ecs_task_definition'),
  )
  const service = (strategy: object[]) =>
    planned(
      'aws_ecs_service',
      { desired_count: 2, capacity_provider_strategy: strategy },
      at('aws_ecs_service'),
    )
  const onDemand = 2 * 730 * (0.25 * 0.03238 + 0.5 * 0.00356)
  near(monthly([task, service([])]), onDemand)
  const half = [
    { capacity_provider: 'FARGATE_SPOT', weight: 1 },
    { capacity_provider: 'FARGATE', weight: 1 },
  ]
  near(monthly([task, service(half)]), onDemand / 2 + (onDemand / 2) * 0.3)
})

test('the base of a strategy is on demand, only what is above it goes by weight', () => {
  const strategy = [
    { capacity_provider: 'FARGATE', base: 2, weight: 1 },
    { capacity_provider: 'FARGATE_SPOT', weight: 3 },
  ]
  const share = (tasks: number) => spotShare({ values: { capacity_provider_strategy: strategy } }, tasks)
  assert.deepEqual([1, 2, 3, 6].map(share), [0, 0, 0.25, 0.5])
})

test('a service without a task definition beside it is reported, not free', () => {
  const { unpriced } = estimate(contextOf([planned('aws_ecs_service', { desired_count: 2 })]), prices)
  assert.match(unpriced.join(), /no-task-definition/)
})

test('shared traffic is split over its gateways and so counted once', () => {
  const one = [planned('aws_nat_gateway', {})]
  const three = ['a', 'b', 'c'].map(zone => planned('aws_nat_gateway', {}, `aws_nat_gateway.${zone}`))
  near(monthly(three) - monthly(one), 2 * 0.045 * 730)
})

test('CloudFront charges only what is above the free month', () => {
  const front = [planned('aws_cloudfront_distribution', {})]
  assert.equal(monthly(front, 'dev', 20), 0)
  near(monthly(front, 'prod', 1000), (1800 - 1024) * 0.085 + (7200 - 1000) * 0.01)
})

test('EKS brings the load balancer and the nodes of the workloads, which stand in no plan', () => {
  const { lines } = estimate(contextOf([planned('aws_eks_cluster', {})]), prices)
  const nodes = lines.find(({ address }) => address === 'fleet on Karpenter nodes')
  near(nodes?.usd ?? 0, (0.5 / 0.8 / 2) * 730 * 0.0816 * 0.4)
  assert.ok(lines.some(({ price, type }) => price === 'alb.hour' && type === 'load-balancer-controller'))
})

test('a node group without a taint takes workloads first', () => {
  const nodes = (taint: object[]) =>
    planned('aws_eks_node_group', {
      instance_types: ['t4g.large'],
      scaling_config: [{ desired_size: 1 }],
      taint,
    })
  const karpenter = (taint: object[]) =>
    estimate(contextOf([planned('aws_eks_cluster', {}), nodes(taint)]), prices).lines.filter(
      ({ type }) => type === 'karpenter',
    )
  assert.equal(karpenter([]).length, 0)
  assert.equal(karpenter([{ key: 'system' }]).length, 1)
})

test('a type that nobody knows is listed with its count', () => {
  const { unknownTypes, monthly: total } = estimate(
    contextOf([planned('aws_quantum_leap', {}), planned('aws_quantum_leap', {}, 'b')]),
    prices,
  )
  assert.deepEqual([...unknownTypes], [['aws_quantum_leap', 2]])
  assert.equal(total, 0)
})

test('a size that the table lacks is listed with the key to add', () => {
  const { unpriced } = estimate(
    contextOf([planned('aws_db_instance', { instance_class: 'db.x99.huge' })]),
    prices,
  )
  assert.match(unpriced.join(), /rds\.db\.x99\.huge/)
})
