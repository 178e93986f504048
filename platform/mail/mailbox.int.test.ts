import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testClock, testDatabase } from '../testing/index.ts'
import { mailerConformance } from './conformance.ts'
import {
  forgetLetters,
  listLetters,
  mailboxMailer,
  mailboxMigrations,
  pruneLetters,
  readLetter,
} from './index.ts'

const schema = { name: 'mail', schema: 'mail', role: 'stoa_mail_test', folders: [mailboxMigrations] }
const database = await testDatabase({ after }, [schema])
const db = database.db('mail')
const clock = testClock()
const mailer = mailboxMailer(db, clock)
const all = async () =>
  Promise.all(
    (await listLetters(db, Number.MAX_SAFE_INTEGER, null, 100)).map(
      async ({ messageId }) => (await readLetter(db, messageId))!,
    ),
  )

mailerConformance('the mailbox', async () => ({ mailer, arrived: all }))

test('the mailbox holds a mail once, however often it is sent', async () => {
  const mail = {
    ...{ messageId: '<once@example.com>', from: 'shop@example.com', subject: 'Once', html: '', text: '' },
    to: { name: '', address: 'once@example.com' },
  }
  assert.match((await mailer.send(mail)).detail, /kept/)
  assert.match((await mailer.send(mail)).detail, /already/)
  assert.equal((await listLetters(db, Number.MAX_SAFE_INTEGER, 'once@', 100)).length, 1)
})

test('letters are forgotten by name and by age', async () => {
  assert.equal(await forgetLetters(db, ['<once@example.com>']), 1)
  assert.equal(await readLetter(db, '<once@example.com>'), undefined)
  clock.advance(1000)
  assert.ok((await pruneLetters(db, clock.iso())) > 0)
  assert.deepEqual(await all(), [])
})
