import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { countStatements } from '@stoa/platform/testing'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { openShop } from '../testing/open-shop.ts'
import { fileInvoices } from './invoice-files.ts'
import { issueDocuments } from './issue-documents.ts'

const shop = await openShop({ after }, { ORDERS_SELLER_ADDRESS: 'Market 1; 04109 Leipzig; VAT DE1' })
const { api, staff, call } = shop
before(async () => {
  await shop.stock('MUG', 1000)
  await shop.world.transact(doc => {
    doc.coupons.MANY = 10
  })
})

const numbers = async () =>
  (await shop.db.all<{ number: string }>(sql`select number from invoices order by number`)).map(
    ({ number }) => number,
  )
const read = async (id: string) => {
  const { chunks } = unwrap(await api.downloadInvoice({ id }, staff()))
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk as Uint8Array)
  return Buffer.concat(parts)
}

const attachmentsOf = (pdf: PDFDocument): string[] =>
  pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(object => object instanceof PDFRawStream)
    .filter(({ dict }) => String(dict.get(PDFName.of('Type'))) === '/EmbeddedFile')
    .map(stream => new TextDecoder().decode(decodePDFRawStream(stream).decode()))

describe('invoices', () => {
  it('have numbers without gaps, whoever issues them at once', async () => {
    for (let i = 0; i < 6; i++) await shop.placed()
    const replicas = [shop.options, shop.replica().options, shop.replica().options]
    const issued = await Promise.all(replicas.map(issueDocuments))
    assert.equal(
      issued.reduce((sum, count) => sum + count, 0),
      6,
    )
    assert.deepEqual(
      await numbers(),
      [1, 2, 3, 4, 5, 6].map(n => `INV-00000${n}`),
    )
    assert.equal(await shop.issue(), 0)
  })

  it('cost as many statements for one as for many, and an order that is being changed is left for later', async () => {
    const orders = []
    for (let i = 0; i < 12; i++) orders.push(await shop.placed())
    const [held, ...free] = orders
    const counted = countStatements(shop.db)
    const issue = () => issueDocuments({ ...shop.options, db: counted.db })
    await shop.database.admin().tx(async tx => {
      await tx.run(sql`select from orders.orders where id = ${held!.id} for update`)
      assert.equal(await issue(), free.length)
    })
    // Demands, orders, numbers, documents; then only what is still held: demands, orders, whether it is known.
    assert.equal(counted.taken(), 4 + 3)
    const before = await numbers()
    assert.equal(await issue(), 1)
    assert.equal(counted.taken(), 4 + 1)
    const [last] = (await numbers()).slice(before.length)
    assert.equal((await shop.documentsOf(held!.id)).docs[0]?.number, last)
    assert.equal(await shop.eventsOf('orders.invoice-issued'), (await numbers()).length)
  })

  it('are PDF files that stay as they were issued', async () => {
    const shipTo = {
      name: 'Łucja Ørsted 东京',
      line1: 'Weg 1',
      city: 'Köln',
      postcode: '50667',
      country: 'DE',
    }
    const { id } = await shop.placed({ shipTo })
    await shop.issue()
    const [invoice] = unwrap(await api.listMyInvoices({ id }, call())).items
    const first = await read(invoice!.id)
    const pdf = await PDFDocument.load(first)
    assert.deepEqual([pdf.getPageCount(), pdf.getTitle()], [1, `Invoice ${invoice!.number}`])
    await shop.db.run(
      sql`update invoices set number = 'INV-999999', file = '\\x00' where id = ${invoice!.id}`,
    )
    await shop.db.run(sql`delete from invoices where id = ${invoice!.id}`)
    const changed = sql`update invoice_files set file = '\\x00' where invoice_id = ${invoice!.id}`
    assert.equal(await shop.db.run(changed), 0)
    assert.deepEqual(await read(invoice!.id), first)
    const stranger = call({ kind: 'guest', id: 'stranger' })
    await assert.rejects(api.downloadMyInvoice({ id, invoiceId: invoice!.id }, stranger), {
      code: 'not_found',
    })
    unwrap(await api.downloadMyInvoice({ id, invoiceId: invoice!.id }, call()))
  })

  it('are filed by night where nobody asked for them, and are the same as if somebody had', async () => {
    const orders = [await shop.placed(), await shop.placed(), await shop.placed()]
    await shop.issue()
    const files = async () => (await shop.db.all(sql`select invoice_id from invoice_files`)).length
    const before = await files()
    const [asked] = unwrap(await api.listInvoices({ id: orders[0]!.id }, staff())).items
    const [first, second] = await Promise.all([read(asked!.id), read(asked!.id)])
    assert.deepEqual([first, await files()], [second, before + 1])
    const waiting = (await numbers()).length - before - 1
    assert.deepEqual([await fileInvoices(shop.db, 2), await fileInvoices(shop.db, 2)], [waiting, 0])
    assert.equal(await files(), (await numbers()).length)
    const [filed] = unwrap(await api.listInvoices({ id: orders[1]!.id }, staff())).items
    const pdf = await PDFDocument.load(await read(filed!.id))
    assert.equal(pdf.getTitle(), `Invoice ${filed!.number}`)
  })

  it('are set right by a credit note for each refund, one for a cancelled order', async () => {
    const { id } = await shop.placed()
    unwrap(await api.refundOrder({ id, amount: 500, reason: '' }, staff()))
    unwrap(await api.cancelOrder({ id }, call()))
    await shop.issue()
    const { items } = unwrap(await api.listInvoices({ id }, staff()))
    const totals = items.map(({ kind, total }) => [kind, total.amount]).sort()
    assert.deepEqual(totals, [
      ['credit-note', 1990],
      ['credit-note', 500],
      ['invoice', 2490],
    ])
  })

  it('speak the language of the order, whole, and carry its taxes', async () => {
    const { id } = await shop.placed({ language: 'de', coupons: ['MANY'] })
    unwrap(await api.refundOrder({ id, amount: 500, reason: '' }, staff()))
    await shop.issue()
    const [invoice, credit] = (await shop.documentsOf(id)).docs
    assert.deepEqual(
      [invoice?.title, ...invoice!.totals.map(([label]) => label)],
      ['Rechnung', 'Waren', 'Nachlass', 'Versand', 'Steuer', 'Summe'],
    )
    const { number } = await shop.order(id)
    assert.deepEqual(
      [credit?.title, credit?.rows, credit?.totals.map(([label]) => label)],
      ['Gutschrift', [[`Erstattung zu Bestellung ${number}`, '', -500]], ['darin Steuer', 'Summe']],
    )
    const papers = unwrap(await api.listInvoices({ id }, staff())).items
    const paper = papers.find(({ kind }) => kind === 'invoice')!
    assert.equal((await PDFDocument.load(await read(paper.id))).getTitle(), `Rechnung ${paper.number}`)
  })

  it('lose no name: what no font of the page can write lies in the file as it was given', async () => {
    const shipTo = { name: '王小明', line1: 'شارع 1', city: '東京', postcode: '1', country: 'JP' }
    const { id } = await shop.placed({ shipTo, billTo: shipTo })
    await shop.issue()
    const [invoice] = unwrap(await api.listInvoices({ id }, staff())).items
    const pdf = await PDFDocument.load(await read(invoice!.id))
    assert.equal(pdf.getSubject(), '王小明, شارع 1, 1 東京, JP')
    const [attached] = attachmentsOf(pdf)
    assert.match(attached!, /^INV-\d+\n(.|\n)*\n王小明\nشارع 1\n1 東京\nJP\n/)
  })

  it('run over as many pages as they need', async () => {
    const lines = Array.from({ length: 80 }, () => ({ sku: 'MUG', quantity: 1 }))
    const { id } = await shop.placed({ lines })
    await shop.issue()
    const [invoice] = unwrap(await api.listInvoices({ id }, staff())).items
    assert.equal((await PDFDocument.load(await read(invoice!.id))).getPageCount(), 3)
  })
})
