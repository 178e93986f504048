import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Resource } from '../../../apps/cli/cost/plan.ts'
import { differences, placedBy } from './placed.ts'
import type { Workload } from './workload.ts'

const catalog: Workload = {
  name: 'catalog',
  kind: 'service',
  port: 8080,
  publishes: [],
  consumes: [],
  database: null,
  buckets: [],
  secrets: [],
}
const resource = (address: string, type: string, values: object): Resource => ({
  stack: '',
  module: '',
  address,
  type,
  values: { ...values },
})
const role = (module: string, action: string) =>
  resource(`module.${module}["catalog"].aws_iam_role_policy.workload`, 'aws_iam_role_policy', {
    name: 'workload',
    policy: JSON.stringify({ Statement: [{ Sid: 'A', Action: action }] }),
  })
const onEcs = (port: string) =>
  resource('module.service["catalog"].aws_ecs_task_definition.this', 'aws_ecs_task_definition', {
    container_definitions: JSON.stringify([
      {
        environment: [
          { name: 'STOA_SERVICE', value: 'catalog' },
          { name: 'PORT', value: port },
          { name: 'HOST', value: '0.0.0.0' },
        ],
      },
    ]),
  })
const onEks = resource('aws_ssm_parameter.environment["catalog"]', 'aws_ssm_parameter', {
  value: JSON.stringify({ PORT: '8080', STOA_SERVICE: 'catalog' }),
})
const eks = placedBy([role('identity', 'sns:Publish'), onEks])

test('the same role and the same environment are no difference', () => {
  assert.deepEqual(differences([catalog], eks, placedBy([role('service', 'sns:Publish'), onEcs('8080')])), [])
})

test('another right, another port, and a workload that is not there are named', () => {
  const right = differences([catalog], eks, placedBy([role('service', 'sns:*'), onEcs('8080')]))
  assert.match(right.join(), /catalog: the role's policy differs/)
  const port = differences([catalog], eks, placedBy([role('service', 'sns:Publish'), onEcs('3000')]))
  assert.match(port.join(), /catalog: port 3000, 8080 in the fleet/)
  assert.deepEqual(differences([catalog], eks, new Map()), ['catalog is missing on ECS'])
})
