import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf } from './plan.ts'

test('resources are found in modules of modules, data sources are not', () => {
  const plan = {
    planned_values: {
      root_module: {
        resources: [
          { address: 'aws_eip.a', mode: 'managed', type: 'aws_eip', values: {} },
          { address: 'data.aws_region.here', mode: 'data', type: 'aws_region', values: {} },
        ],
        child_modules: [
          {
            address: 'module.a',
            child_modules: [
              {
                address: 'module.a.module.b',
                resources: [{ address: 'module.a.module.b.aws_lb.x', mode: 'managed', type: 'aws_lb' }],
              },
            ],
          },
        ],
      },
    },
  }
  const found = resourcesOf('10-network', plan)
  assert.deepEqual(
    found.map(({ address, module }) => [address, module]),
    [
      ['aws_eip.a', ''],
      ['module.a.module.b.aws_lb.x', 'module.a.module.b'],
    ],
  )
})

test('a file that is no plan says how to make one', () => {
  assert.throws(() => resourcesOf('x', {}), /terraform show -json/)
})
