import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { passwordChanged } from '@stoa/contracts/identity'
import { startSmtpServer } from '@stoa/platform/mail/testing'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const shop = await openNotifications({ after })
const fixture = fileURLToPath(import.meta.resolve('../testing/dying-sender.fixture.ts'))
const lostAfter = 130_000

beforeEach(() => shop.empty())

/** kill -9 of a real process that sends. */
async function dieAt(moment: string, smtpUrl?: string): Promise<void> {
  const args = [shop.database.url('notifications'), shop.clock.iso(), moment]
  const child = spawn(process.execPath, [fixture, ...args, ...(smtpUrl ? [smtpUrl] : [])], {
    stdio: 'inherit',
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  assert.equal(signal, 'SIGKILL')
}

const story = async () => {
  const [message, ...more] = await shop.messages()
  assert.deepEqual(more, [])
  const { status, tries } = await shop.message(message!.id)
  return [status, ...tries.map(({ outcome }) => outcome)]
}

describe('a process that dies while it sends', () => {
  for (const [moment, lost] of [
    ['claimed', 'deferred'],
    ['intended', 'unknown'],
    ['sent', 'unknown'],
  ] as const)
    it(`killed when it was ${moment}: every mail once, and the attempt is told as ${lost}`, async () => {
      await shop.tell(passwordChanged, { customerId: ids.ada })
      await dieAt(moment)
      await shop.jobs.drain()
      assert.equal((await story())[0], 'queued', 'nobody takes over before the attempt is lost')
      shop.clock.advance(lostAfter)
      await shop.jobs.drain()
      assert.deepEqual(await story(), ['sent', lost, 'sent'])
      assert.equal((await shop.letters()).length, 1)
    })

  it('over SMTP a mail whose answer died with the process comes again under the same Message-ID', async t => {
    const smtp = await startSmtpServer()
    t.after(() => smtp.stop())
    await shop.tell(passwordChanged, { customerId: ids.ada })
    await dieAt('sent', smtp.url)
    assert.equal(smtp.received.length, 1)
    shop.clock.advance(lostAfter)
    await shop.jobs.drain()
    const [again] = await shop.letters()
    assert.ok(smtp.received[0]!.raw.includes(again!.messageId))
    assert.deepEqual(await story(), ['sent', 'unknown', 'sent'])
  })
})
