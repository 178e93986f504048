import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, matches, type Policy } from './policy.ts'

const reader: Policy = {
  Statement: [
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::assets/*' },
    { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::assets/private/*' },
  ],
}

test('a deny wins over an allow, and silence refuses', () => {
  assert.equal(decide([reader], { action: 's3:GetObject', resource: 'arn:aws:s3:::assets/a.png' }), 'allow')
  assert.equal(
    decide([reader], { action: 's3:GetObject', resource: 'arn:aws:s3:::assets/private/a.png' }),
    'deny',
  )
  assert.equal(
    decide([reader], { action: 's3:PutObject', resource: 'arn:aws:s3:::assets/a.png' }),
    'nothing says so',
  )
})

test('actions are compared without case, resources with', () => {
  assert.equal(matches('S3:getobject', 's3:GetObject', true), true)
  assert.equal(
    decide([reader], { action: 'S3:GETOBJECT', resource: 'arn:aws:s3:::Assets/a.png' }),
    'nothing says so',
  )
})

test('a dot of a pattern is a dot', () => {
  assert.equal(matches('arn:aws:s3:::shop.assets', 'arn:aws:s3:::shopxassets'), false)
})

test('NotResource reaches everything else', () => {
  const deny: Policy = {
    Statement: { Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::state/*' },
  }
  assert.equal(decide([deny], { action: 's3:GetObject', resource: 'arn:aws:s3:::orders/1' }), 'deny')
  assert.equal(
    decide([deny], { action: 's3:GetObject', resource: 'arn:aws:s3:::state/1' }),
    'nothing says so',
  )
})

test('a condition on a key that the request lacks does not hold', () => {
  const only: Policy = {
    Statement: {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': 's3' } },
    },
  }
  assert.equal(decide([only], { action: 'kms:Decrypt', resource: 'k' }), 'nothing says so')
  assert.equal(
    decide([only], { action: 'kms:Decrypt', resource: 'k', context: { 'kms:ViaService': 's3' } }),
    'allow',
  )
})

test('an operator that the evaluator does not know is an error, never a silent yes', () => {
  const odd: Policy = {
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { DateLessThan: { 'aws:CurrentTime': 'x' } },
    },
  }
  assert.throws(() => decide([odd], { action: 'a:b', resource: 'c' }), /DateLessThan/)
})
