import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { passwordChanged, passwordResetRequested } from '@stoa/contracts/identity'
import { unwrap } from '@stoa/kernel/result'
import { startSmtpServer } from '@stoa/platform/mail/testing'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'

const smtp = await startSmtpServer()
const shop = await openNotifications(
  { after },
  {
    env: {
      NOTIFICATIONS_MAIL: 'smtp',
      NOTIFICATIONS_SMTP_URL: smtp.url,
      NOTIFICATIONS_SMTP_PER_SECOND: '1000',
    },
  },
)
shop.database.beforeEnd(() => smtp.stop())

beforeEach(async () => {
  smtp.behave({})
  smtp.received.length = 0
  await shop.empty()
})
const minute = 60_000
const write = () => shop.tell(passwordChanged, { customerId: ids.ada })
const only = async () => {
  const [message] = await shop.messages()
  return shop.message(message!.id)
}

describe('over SMTP', () => {
  it('a mail that was put off is tried again with growing pauses, under the same Message-ID', async () => {
    smtp.behave({ onRecipient: () => ({ code: 451, text: '<ada@example.com> come back later' }) })
    await write()
    await shop.jobs.drain()
    const waiting = await only()
    assert.equal(waiting.status, 'queued')
    assert.match(waiting.reason!, /451.*come back later/)
    assert.doesNotMatch(waiting.reason!, /ada@/)
    smtp.behave({})
    shop.clock.advance(minute)
    await shop.jobs.drain()
    const sent = await only()
    assert.deepEqual([sent.status, sent.tries.map(({ outcome }) => outcome)], ['sent', ['deferred', 'sent']])
    assert.equal(smtp.received.length, 1)
    assert.ok(smtp.received[0]!.raw.includes(sent.messageId))
  })

  it('one that was refused for good is failed with the reason, and is not tried again', async () => {
    smtp.behave({ onRecipient: () => ({ code: 550, text: 'nobody here' }) })
    await write()
    await shop.jobs.drain()
    shop.clock.advance(60 * minute)
    await shop.jobs.drain()
    const { status, reason, tries } = await only()
    assert.deepEqual([status, tries.length], ['failed', 1])
    assert.match(reason!, /550 nobody here/)
  })

  it('an address that refuses again and again gets nothing more until staff lift it', async () => {
    smtp.behave({ onRecipient: () => ({ code: 550, text: 'nobody here' }) })
    for (let i = 0; i < 3; i++) await write()
    await shop.jobs.drain()
    smtp.behave({})
    await write()
    await shop.jobs.drain()
    const [last] = await shop.messages()
    assert.equal(last!.status, 'suppressed')
    assert.match(last!.reason!, /refuses mail: 550/)
    assert.equal(smtp.received.length, 0)
    const { items } = unwrap(await shop.api.listSuppressions({}, shop.call()))
    assert.deepEqual(
      items.map(({ bounces, suppressed }) => [bounces, suppressed]),
      [[3, true]],
    )
    assert.doesNotMatch(JSON.stringify(items), /@/)
    unwrap(await shop.api.liftSuppression({ id: items[0]!.id }, shop.call()))
    await write()
    await shop.jobs.drain()
    assert.equal(smtp.received.length, 1)
  })

  it('a bounce is forgotten when the next mail arrives', async () => {
    smtp.behave({ onRecipient: () => ({ code: 550, text: 'nobody here' }) })
    await write()
    await shop.jobs.drain()
    smtp.behave({})
    await write()
    await shop.jobs.drain()
    assert.deepEqual(unwrap(await shop.api.listSuppressions({}, shop.call())).items, [])
  })

  it('is given up when the mail server puts it off for days', async () => {
    smtp.behave({ onRecipient: () => ({ code: 451, text: 'come back later' }) })
    await write()
    await shop.jobs.drain()
    for (const hours of [71, 2]) {
      assert.equal((await only()).status, 'queued')
      shop.clock.advance(hours * 60 * minute)
      await shop.jobs.drain()
    }
    const { status, reason } = await only()
    assert.equal(status, 'failed')
    assert.match(reason!, /given up after \d+ attempts: 451/)
  })

  it('an answer that was lost is told as unknown, and the repetition bears the same Message-ID', async () => {
    smtp.behave({ hangUpAfter: () => true })
    await write()
    await shop.jobs.drain()
    smtp.behave({})
    shop.clock.advance(minute)
    await shop.jobs.drain()
    const { tries, messageId } = await only()
    assert.deepEqual(
      tries.map(({ outcome }) => outcome),
      ['unknown', 'sent'],
    )
    assert.deepEqual(
      smtp.received.map(({ raw }) => raw.includes(messageId)),
      [true, true],
    )
  })

  it('one slow mail server holds one worker of the queue, and many mails go through it once each', async () => {
    for (let i = 0; i < 20; i++)
      await shop.tell(passwordResetRequested, { customerId: ids.ada, tokenId: ids.token })
    await Promise.all([shop.jobs.drain(), shop.jobs.drain()])
    await shop.jobs.drain()
    assert.equal(smtp.received.length, 20)
    const found = smtp.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
    assert.equal(new Set(found).size, 20)
  })
})

describe('without a mail server', () => {
  it('mails wait and say what is missing', async t => {
    const quiet = await openNotifications(t, { env: { NOTIFICATIONS_MAIL: 'smtp' } })
    await quiet.tell(passwordChanged, { customerId: ids.ada })
    await quiet.jobs.drain()
    const [message] = await quiet.messages()
    assert.equal(message!.status, 'queued')
    assert.match(message!.reason!, /set NOTIFICATIONS_SMTP_URL/)
  })
})
