import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { drawPng } from '../testing/draw-png.ts'
import { openLibrary } from '../testing/open-library.ts'

const library = await openLibrary({ after })

const everything = async () => ({
  contents: await library.kept(),
  entries: unwrap(await library.api.listMedia({ limit: 100 }, library.call())).items,
})

describe('uploading a picture', () => {
  it('keeps it re-encoded under the name of its content, and says what it is', async () => {
    const item = await library.upload(library.draw(), 'mug front.png')
    const key = item.url.replace('/media/', '')
    assert.match(key, /^[0-9a-f]{40}\.jpg$/)
    assert.deepEqual(
      [item.fileName, item.contentType, item.width, item.height, item.version, item.products],
      ['mug front.png', 'image/jpeg', 60, 40, 1, 0],
    )
    assert.match(item.colour, /^#[ab]/)
    assert.deepEqual(await library.kept(), [key], 'the file that was sent is gone')
    const stored = await library.store.stat(key)
    assert.deepEqual(
      [stored?.sha256.slice(0, 40), stored?.contentType, stored?.size],
      [key.slice(0, 40), 'image/jpeg', item.bytes],
    )
    assert.deepEqual(unwrap(await library.api.getMedia({ id: item.id }, library.call())), item)
    const audit = unwrap(await library.api.listAudit({ entity: item.id }, library.call()))
    assert.deepEqual(
      audit.items.map(({ actor, action }) => `${actor} ${action}`),
      ['key:test media.uploaded'],
    )
  })

  it('takes the same file for the same picture, however often and at once it is sent', async () => {
    const [before, red] = [(await library.kept()).length, library.draw()]
    const items = await Promise.all(Array.from({ length: 6 }, (_, n) => library.upload(red, `${n}.png`)))
    items.push(await library.upload(red))
    assert.equal(new Set(items.map(({ id }) => id)).size, 1)
    assert.equal((await library.kept()).length, before + 1)
    await library.upload(library.draw())
    assert.equal((await library.kept()).length, before + 2)
  })

  it('leaves nothing of a client that dies half-way', async () => {
    const before = await everything()
    const dying = async function* () {
      yield library.draw().subarray(0, 40)
      throw new Error('the line went dead')
    }
    await assert.rejects(library.send(dying()))
    assert.deepEqual(await everything(), before)
  })

  it('refuses what is no picture, is too large or unfolds into too much, and keeps nothing of it', async () => {
    const code = async (bytes: Uint8Array) => {
      const sent = await library.tryUpload(bytes).catch(error => ({ ok: false as const, error }))
      return sent.ok ? 'taken' : sent.error.code
    }
    const [before, red] = [await everything(), library.draw()]
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    assert.equal(await code(svg), 'media_unreadable')
    assert.equal(await code(red.subarray(0, red.length - 30)), 'media_unreadable')
    assert.equal(await code(Buffer.alloc(0)), 'media_unreadable')
    assert.equal(await code(drawPng(0, { width: 1001, height: 1000 })), 'media_too_large')
    assert.equal(await code(Buffer.concat([red, Buffer.alloc(100_000)])), 'payload_too_large')
    assert.deepEqual(await everything(), before)
  })

  it('is for those who may write the catalogue; others may look or not even that', async () => {
    const as = (...permissions: string[]) =>
      library.call({
        actor: { kind: 'staff', id: 'stf_1', permissions },
        body: library.store.list('') as never,
      })
    await assert.rejects(library.api.uploadMedia({}, as('catalog.read')), { code: 'forbidden' })
    await assert.rejects(library.api.listMedia({}, as('orders.read')), { code: 'forbidden' })
    assert.equal((await library.api.listMedia({}, as('catalog.read'))).ok, true)
    await assert.rejects(library.api.listMedia({}, library.call({ actor: { kind: 'anonymous' } })), {
      code: 'unauthenticated',
    })
  })

  it('is found in the library by its name, latest first, page by page', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      library.clock.advance(1000)
      await library.upload(library.draw(), n === 3 ? 'chair.png' : `cup_${n}.png`)
    }
    const names = async (input: Parameters<typeof library.api.listMedia>[0]) => {
      const page = unwrap(await library.api.listMedia(input, library.call()))
      return { names: page.items.map(({ fileName }) => fileName), next: page.next }
    }
    const first = await names({ limit: 3 })
    assert.deepEqual(first.names, ['cup_5.png', 'cup_4.png', 'chair.png'])
    assert.deepEqual((await names({ limit: 2, cursor: first.next! })).names, ['cup_2.png', 'cup_1.png'])
    assert.deepEqual((await names({ q: 'CHAIR' })).names, ['chair.png'])
    assert.equal((await names({ q: '_' })).names.length, 4, 'no wildcard')
  })
})
