import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsText, findPrerequisites } from './prerequisites.ts'

const wanted = { binary: 'terraform', account: '111122223333', region: 'us-east-1' }
const answers =
  (over: Record<string, { code: number; stdout?: string; stderr?: string }>) =>
  async (command: string, args: string[]) => {
    const standard = {
      terraform: 'Terraform v1.11.4\n',
      'aws --version': 'aws-cli/1.46.3 Python',
      'aws sts': '111122223333\n',
    }
    const key = command === 'aws' ? `aws ${args[0]}` : command
    const { code = 0, stdout = standard[key as keyof typeof standard] ?? '', stderr = '' } = over[key] ?? {}
    return { code, stdout, stderr }
  }
const problems = async (over: Parameters<typeof answers>[0]) =>
  (await findPrerequisites(wanted, answers(over))).filter(({ ok }) => !ok)

test('a machine that has all of it has no problem', async () => {
  assert.deepEqual(await problems({}), [])
})

test('an old Terraform is named with the version that is wanted', async () => {
  const [found] = await problems({ terraform: { code: 0, stdout: 'Terraform v1.9.8\n' } })
  assert.equal(found?.what, 'terraform')
  assert.match(found?.remedy ?? '', /1\.11/)
})

test('without the AWS command nothing is asked of it', async () => {
  const found = await problems({ 'aws --version': { code: 127, stdout: '' } })
  assert.deepEqual(
    found.map(({ what }) => what),
    ['aws'],
  )
})

test('the wrong account is refused before anything is planned', async () => {
  const found = await problems({ 'aws sts': { code: 0, stdout: '999988887777\n' } })
  assert.match(
    findingsText(found),
    /NO {2}AWS account: signed in to 999988887777, the environment is 111122223333\n {5}-> /,
  )
})
