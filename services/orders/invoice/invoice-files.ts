import { createHash } from 'node:crypto'
import { type Db, isDbError, statement } from '@stoa/platform/db'
import type { InvoiceDocument } from './document.ts'
import { renderPdf } from './render-pdf.ts'

type Found = {
  readonly orderId: string
  readonly number: string
  readonly file: Buffer | null
  readonly doc: InvoiceDocument | null
}
type Waiting = { readonly id: string; readonly doc: InvoiceDocument }

const find = statement<Found>(
  'orders.invoice-file',
  `select i.order_id as "orderId", i.number, coalesce(f.file, i.file) as file,
          case when f.file is null then i.doc end as doc
     from invoices i left join invoice_files f on f.invoice_id = i.id where i.id = $1`,
)
const keep = statement(
  'orders.keep-invoice-file',
  'insert into invoice_files (invoice_id, file, sha256) values ($1, $2, $3)',
)
const waiting = statement<Waiting>(
  'orders.invoices-without-file',
  `select id, doc from invoices i
    where id > $1 and doc is not null and not exists (select from invoice_files f where f.invoice_id = i.id)
    order by id limit $2`,
)

export type InvoiceFile = { readonly orderId: string; readonly number: string; readonly file: Buffer }

/** As it was issued: made of what was frozen with its number when it is first asked for, and kept from then on. */
export async function invoiceFile(db: Db, id: string): Promise<InvoiceFile | undefined> {
  const found = await db.maybe(find, [id])
  if (!found) return undefined
  const { orderId, number, file, doc } = found
  if (file) return { orderId, number, file }
  await makeFile(db, { id, doc: doc! })
  return invoiceFile(db, id)
}

/** Of two that make it at once the first one's is kept. */
async function makeFile(db: Db, { id, doc }: Waiting): Promise<void> {
  const file = Buffer.from(await renderPdf(doc))
  const sha256 = createHash('sha256').update(file).digest('hex')
  await db.run(keep, [id, file, sha256]).catch(error => {
    if (!isDbError(error, 'db_constraint')) throw error
  })
}

/** Those that nobody asked for, one after the other, so that whoever buys meanwhile hardly waits. */
export async function fileInvoices(db: Db, portion = 100): Promise<number> {
  let made = 0
  for (let after = ''; ; ) {
    const invoices = await db.all(waiting, [after, portion])
    for (const invoice of invoices) await makeFile(db, invoice)
    made += invoices.length
    if (invoices.length < portion) return made
    after = invoices.at(-1)!.id
  }
}
