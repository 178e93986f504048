import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { inspect } from 'node:util'
import type { Secrets } from './secrets.ts'

/** What every store of secrets keeps; `make` gives one that holds a secret named 'KNOWN'. */
export function secretsConformance(name: string, make: (t: TestContext) => Promise<Secrets>): void {
  test(`${name}: a secret stays the same, and differs from others`, async t => {
    const secrets = await make(t)
    const value = (await secrets.get('KNOWN')).reveal()
    assert.equal((await secrets.ensure('KNOWN')).reveal(), value)
    assert.equal((await secrets.get('KNOWN')).reveal(), value)
    assert.ok(value.length > 0)
  })

  test(`${name}: a secret cannot be printed by accident`, async t => {
    const secret = await (await make(t)).get('KNOWN')
    const printed = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { depth: 9 }),
    ]
    for (const text of printed) {
      assert.ok(text.includes('[secret]'), text)
      assert.ok(!text.includes(secret.reveal()))
    }
    assert.deepEqual(Object.keys(secret), [])
  })

  test(`${name}: one that does not exist is named in the error`, async t => {
    const secrets = await make(t)
    await assert.rejects(secrets.get('UNKNOWN'), { name: 'SecretMissing', message: /'UNKNOWN'/ })
  })

  test(`${name}: a name is not a path`, async t => {
    const secrets = await make(t)
    for (const wrong of ['../KNOWN', '/etc/passwd', 'a/b', '', '.', 'known', 'A-B'])
      await assert.rejects(secrets.ensure(wrong), /secret name/)
  })
}
