import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { openPictureDesk, type PictureDesk } from './picture-desk.ts'

const small = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#336699' } })
  .png()
  .toBuffer()
const variant = { width: 320, format: 'png' } as const

const untilGone = async (desk: PictureDesk) => {
  while (desk.busy()) await wait(5)
}

test('nothing runs before the first picture and nothing when there was none for a while', async t => {
  const desk = openPictureDesk({ idleMs: 1 })
  t.after(() => desk[Symbol.asyncDispose]())
  assert.equal(desk.busy(), false)
  assert.ok((await desk.resize(small, variant)).byteLength > 0)
  await untilGone(desk)
  assert.ok((await desk.resize(small, variant)).byteLength > 0, 'and it comes back')
})

test('a picture that takes too long is given up, and the next one is made', async t => {
  const desk = openPictureDesk({ patienceMs: 0, idleMs: 600_000 })
  t.after(() => desk[Symbol.asyncDispose]())
  await assert.rejects(desk.resize(small, variant), { code: 'unavailable' })
  assert.equal(desk.busy(), false)
})

test('so many wait and no more: the rest is told to come again', async t => {
  const desk = openPictureDesk({ atOnce: 1, waiting: 2, idleMs: 600_000 })
  t.after(() => desk[Symbol.asyncDispose]())
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => desk.resize(small, variant)))
  assert.deepEqual(
    asked.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
  assert.equal((asked.at(-1) as PromiseRejectedResult).reason.retryAfterSeconds, 1)
})
