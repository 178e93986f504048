import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passwordHash } from './password-hash.ts'
import { weaknessOf } from './password-rules.ts'
import { hashOf, idOfOneTimeToken, newSecret, oneTimeToken, successorOf } from './secret-token.ts'
import { acceptCode, codeAt, newSeed, stepAt } from './totp.ts'

const cheap = { memoryKiB: 64, passes: 1 }

describe('password hashes', () => {
  it('are argon2id in PHC form, salted, and verified', async () => {
    const { hash, verify } = passwordHash(cheap)
    const [one, two] = [await hash('a long password'), await hash('a long password')]
    assert.match(one, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    assert.notEqual(one, two)
    assert.equal(await verify('a long password', one), true)
    assert.equal(await verify('another password', one), false)
    assert.equal(await verify('a long password', null), false)
  })

  it('of an older cost still verify and are known as old', async () => {
    const stored = await passwordHash(cheap).hash('a long password')
    const today = passwordHash({ memoryKiB: 128, passes: 1 })
    assert.equal(await today.verify('a long password', stored), true)
    assert.equal(today.isOld(stored), true)
    assert.equal(today.isOld(await today.hash('x')), false)
  })

  it('run two at a time, however many ask', async () => {
    const { hash } = passwordHash(cheap)
    assert.equal(new Set(await Promise.all(Array.from({ length: 20 }, () => hash('same')))).size, 20)
  })

  it('make nobody wait for ever: who comes when 64 are waiting is told to come back', async () => {
    const { hash } = passwordHash(cheap)
    const all = await Promise.allSettled(Array.from({ length: 70 }, () => hash('same')))
    const refused = all.filter(each => each.status === 'rejected').map(each => each.reason)
    assert.deepEqual(
      refused.map(({ code, retryAfterSeconds }) => [code, retryAfterSeconds]),
      Array.from({ length: 4 }, () => ['unavailable', 2]),
    )
  })

  it('of what everybody tries are refused with a reason', () => {
    for (const weak of ['password123', '1234567890', 'aaaaaaaaaaaa', 'ada@example.com1', 'adalove12345'])
      assert.ok(weaknessOf(weak, weak.startsWith('adal') ? 'adalove@example.com' : 'ada@example.com'), weak)
    assert.equal(weaknessOf('correct horse battery', 'ada@example.com'), undefined)
  })
})

describe('TOTP', () => {
  // RFC 6238, appendix B: the seed is the ASCII text 12345678901234567890, the last six of its eight digits.
  const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  it('gives the codes of the RFC', () => {
    const cases: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
      [20000000000, '353130'],
    ]
    for (const [second, code] of cases) assert.equal(codeAt(seed, stepAt(second * 1000)), code)
  })

  it('takes a code one step around now, and once', () => {
    const mine = newSeed()
    const now = 1_700_000_000_000
    const step = stepAt(now)
    assert.equal(acceptCode(mine, codeAt(mine, step - 1), now, 0), step - 1)
    assert.equal(acceptCode(mine, codeAt(mine, step), now, step), undefined)
    assert.equal(acceptCode(mine, codeAt(mine, step + 5), now, 0), undefined)
    assert.equal(mine.length, 32)
  })
})

describe('secrets', () => {
  it('of one-time tokens follow from the id and the key alone', () => {
    const token = oneTimeToken('k', 'tok_1')
    assert.equal(idOfOneTimeToken('k', token), 'tok_1')
    assert.equal(idOfOneTimeToken('other', token), undefined)
    assert.equal(idOfOneTimeToken('k', token.replace('tok_1', 'tok_2')), undefined)
    assert.equal(idOfOneTimeToken('k', 'tok_1'), undefined)
  })

  it('of refresh tokens have one successor', () => {
    const first = newSecret('refresh')
    assert.equal(successorOf('k', first), successorOf('k', first))
    assert.notEqual(successorOf('k', first), successorOf('other', first))
    assert.equal(hashOf(first).length, 32)
  })
})
