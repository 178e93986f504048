import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail, Mailer } from './mail.ts'

/** What arrived: headers as they are written, unfolded, and the bodies decoded. */
export type Arrived = {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
}
export type Subject = { readonly mailer: Mailer; arrived(): Promise<readonly Arrived[]> }

const mail = (messageId: string, more: Partial<Mail> = {}): Mail => ({
  messageId,
  from: 'Shop <shop@example.com>',
  to: { name: 'Ada', address: 'ada@example.com' },
  subject: 'Danke für Ihre Bestellung',
  html: '<p>Grüße &amp; Dank</p>',
  text: 'Grüße & Dank',
  ...more,
})

/** What every mailer keeps. */
export function mailerConformance(name: string, open: () => Promise<Subject>): void {
  const idsOf = (all: readonly Arrived[], id: string) => all.filter(({ messageId }) => messageId === id)

  test(`${name}: a mail arrives as it was written, in HTML and in text`, async () => {
    const { mailer, arrived } = await open()
    assert.equal((await mailer.send(mail('<whole@example.com>'))).outcome, 'sent')
    const [one] = idsOf(await arrived(), '<whole@example.com>')
    assert.ok(one)
    assert.match(one.to, /ada@example\.com/)
    assert.equal(one.subject, 'Danke für Ihre Bestellung')
    assert.match(one.html, /Grüße &amp; Dank/)
    assert.match(one.text, /Grüße & Dank/)
  })

  test(`${name}: one that is sent again is known for the same by its Message-ID`, async () => {
    const { mailer, arrived } = await open()
    for (let i = 0; i < 2; i++) assert.equal((await mailer.send(mail('<again@example.com>'))).outcome, 'sent')
    const all = idsOf(await arrived(), '<again@example.com>')
    assert.equal(new Set(all.map(({ messageId }) => messageId)).size, 1)
    assert.ok(all.length >= 1)
  })

  test(`${name}: what people are called writes no header and adds no recipient`, async () => {
    const { mailer, arrived } = await open()
    const evil = 'Eve\r\nBcc: all@example.com'
    const to = { name: evil, address: 'eve@example.com' }
    assert.equal((await mailer.send(mail('<evil@example.com>', { to, subject: evil }))).outcome, 'sent')
    const [one] = idsOf(await arrived(), '<evil@example.com>')
    assert.ok(one)
    assert.doesNotMatch(one.to, /^Bcc:/m)
    assert.match(one.to, /eve@example\.com/)
  })

  test(`${name}: many at once arrive, each once`, async () => {
    const { mailer, arrived } = await open()
    const ids = Array.from({ length: 12 }, (_, i) => `<many-${i}@example.com>`)
    const outcomes = await Promise.all(ids.map(id => mailer.send(mail(id))))
    assert.deepEqual([...new Set(outcomes.map(({ outcome }) => outcome))], ['sent'])
    const all = await arrived()
    for (const id of ids) assert.equal(idsOf(all, id).length, 1, id)
  })
}
