import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Arrived, mailerConformance } from './conformance.ts'
import { handoverOf } from './handover-of.ts'
import type { Mail } from './mail.ts'
import { mustEncrypt, smtpMailer } from './smtp-mailer.ts'
import { type Received, startSmtpServer } from './testing/index.ts'

const server = await startSmtpServer()
const mailer = smtpMailer({ url: server.url, perSecond: 1_000, timeoutMs: 5_000 })
after(async () => {
  await mailer[Symbol.asyncDispose]()
  await server.stop()
})
beforeEach(() => server.behave({}))

mailerConformance('SMTP', async () => ({ mailer, arrived: async () => server.received.map(arrivedOf) }))

const mail: Mail = {
  ...{ messageId: '<one@example.com>', from: 'Shop <shop@example.com>', subject: 'One' },
  ...{ to: { name: 'Ada', address: 'ada@example.com' }, html: '<p>1</p>', text: '1' },
}

test('a recipient who is refused for good bounces, and the reason names nobody', async () => {
  server.behave({ onRecipient: address => ({ code: 550, text: `<${address}> is unknown here` }) })
  const { outcome, bounced, detail } = await mailer.send(mail)
  assert.deepEqual([outcome, bounced], ['refused', true])
  assert.match(detail, /550 .*unknown here/)
  assert.doesNotMatch(detail, /ada@/)
})

test('a message that is refused for good is no bounce', async () => {
  server.behave({ onMessage: () => ({ code: 554, text: 'looks like spam' }) })
  const { outcome, bounced } = await mailer.send(mail)
  assert.deepEqual([outcome, bounced], ['refused', false])
})

test('what is refused for now may be tried again', async () => {
  server.behave({ onRecipient: () => ({ code: 451, text: 'come back later' }) })
  assert.equal((await mailer.send(mail)).outcome, 'deferred')
  server.behave({ onMessage: () => ({ code: 452, text: 'no room' }) })
  assert.equal((await mailer.send(mail)).outcome, 'deferred')
})

test('a connection that breaks after the message leaves an unknown outcome, and the library does not repeat it', async () => {
  const before = server.received.length
  server.behave({ hangUpAfter: () => true })
  assert.equal((await mailer.send(mail)).outcome, 'unknown')
  assert.equal(server.received.length, before + 1)
})

test('no more mails a second leave than the server allows', async () => {
  const slow = smtpMailer({ url: server.url, connections: 1, perSecond: 2 })
  const began = performance.now()
  await Promise.all([1, 2, 3, 4].map(() => slow.send(mail)))
  assert.ok(performance.now() - began > 900)
  await slow[Symbol.asyncDispose]()
})

test('nobody listening is surely not sent', async () => {
  const away = await startSmtpServer()
  await away.stop()
  const lonely = smtpMailer({ url: away.url, timeoutMs: 2_000 })
  assert.equal((await lonely.send(mail)).outcome, 'deferred')
  await lonely[Symbol.asyncDispose]()
})

test('a refused login is ours to mend, not the recipient’s to suffer', () => {
  const error = Object.assign(new Error('Invalid login'), { code: 'EAUTH', responseCode: 535 })
  assert.equal(handoverOf(error).outcome, 'deferred')
})

test('a password crosses no network in the clear', () => {
  assert.equal(mustEncrypt('smtp://user:secret@mail.example.com:587'), true)
  assert.equal(mustEncrypt('smtp://user:secret@127.0.0.1:587'), false)
  assert.equal(mustEncrypt('smtps://user:secret@mail.example.com:465'), false)
})

/** Enough of MIME for what these tests write: two parts, quoted-printable or plain; words encoded in UTF-8. */
function arrivedOf({ raw }: Received): Arrived {
  const [head = '', ...rest] = raw.replaceAll('\r\n', '\n').split('\n\n')
  const headers = head.replaceAll(/\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const parts = rest.join('\n\n').split(/^--.*$/m)
  const part = (type: string) => decodeBody(parts.find(each => each.includes(type)) ?? '')
  return {
    ...{ messageId: header('Message-ID'), to: header('To') },
    subject: decodeWords(header('Subject')),
    ...{ html: part('text/html'), text: part('text/plain') },
  }
}

const decodeQuoted = (text: string) =>
  Buffer.from(
    text
      .replaceAll('=\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
const decodeBody = (part: string) =>
  /base64/i.test(part)
    ? Buffer.from(part.split('\n\n').slice(1).join(''), 'base64').toString('utf8')
    : decodeQuoted(part)
const decodeWords = (text: string) =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?q\?(.*?)\?=/gi, (_, word: string) => decodeQuoted(word.replaceAll('_', ' ')))
    .replaceAll(/=\?utf-8\?b\?(.*?)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'))
