import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followApply } from './apply-progress.ts'

function follow(lines: [atSecond: number, line: string][]): string[] {
  const said: string[] = []
  let clock = 0
  const hear = followApply({
    name: '20-data',
    total: 3,
    say: line => said.push(line.trim()),
    now: () => clock,
  })
  for (const [second, line] of lines) {
    clock = second * 1000
    hear(line)
  }
  return said
}

test('says at most every ten seconds how many are done and what it waits for', () => {
  const said = follow([
    [1, 'aws_sqs_queue.a: Creating...'],
    [2, 'aws_sqs_queue.a: Creation complete after 1s [id=x]'],
    [8, 'aws_db_instance.b: Still creating... [8s elapsed]'],
    [12, 'aws_db_instance.b: Still creating... [10s elapsed]'],
    [13, 'aws_sqs_queue.c: Modifications complete after 1s [id=y]'],
    [23, 'aws_db_instance.b: Still destroying... [id=b, 20s elapsed]'],
    [40, 'aws_db_instance.b: Destruction complete after 1m3s'],
  ])
  assert.deepEqual(said, [
    '20-data: 1 of 3, waiting for aws_db_instance.b (10s)',
    '20-data: 2 of 3, waiting for aws_db_instance.b (20s)',
    '20-data: 3 of 3',
  ])
})

test('the closing line is none of its business', () => {
  assert.deepEqual(follow([[60, 'Apply complete! Resources: 3 added, 0 changed, 0 destroyed.']]), [])
})
