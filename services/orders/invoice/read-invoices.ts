import type { ordersContract } from '@stoa/contracts/orders'
import type { Download, Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { ownOrder } from '../order/read-orders.ts'
import { invoiceFile } from './invoice-files.ts'

type Row = {
  id: string
  orderId: string
  kind: string
  number: string
  amount: number
  currency: string
  issuedAt: string
}
const ofOrder = statement<Row>(
  'orders.invoices-of-order',
  `select id, order_id as "orderId", kind, number, total as amount, currency, issued_at as "issuedAt"
     from invoices where order_id = $1 order by issued_at, number`,
)

const view = ({ amount, currency, ...row }: Row) => ({ ...row, total: { amount, currency } })

const list = async (deps: Orders, orderId: string) =>
  ok({ items: (await deps.db.all(ofOrder, [orderId])).map(view) })

async function load({ db }: Orders, id: string) {
  const found = await invoiceFile(db, id)
  if (!found) throw missing(id)
  return found
}
const missing = (id: string) => new PlatformError('not_found', { detail: `There is no invoice ${id}` })

const download = ({ number, file }: { number: string; file: Buffer }) =>
  ok<Download>({ contentType: 'application/pdf', fileName: `${number}.pdf`, chunks: oneChunk(file) })

async function* oneChunk(file: Buffer) {
  yield file
}

export const createListMyInvoices =
  (deps: Orders): Handler<typeof ordersContract, 'listMyInvoices'> =>
  async ({ id }, call) =>
    list(deps, (await ownOrder(deps, id, call)).id)

export const createDownloadMyInvoice =
  (deps: Orders): Handler<typeof ordersContract, 'downloadMyInvoice'> =>
  async ({ id, invoiceId }, call) => {
    const order = await ownOrder(deps, id, call)
    const found = await load(deps, invoiceId)
    if (found.orderId !== order.id) throw missing(invoiceId)
    return download(found)
  }

export const createListInvoices =
  (deps: Orders): Handler<typeof ordersContract, 'listInvoices'> =>
  ({ id }) =>
    list(deps, id)

export const createDownloadInvoice =
  (deps: Orders): Handler<typeof ordersContract, 'downloadInvoice'> =>
  async ({ id }) =>
    download(await load(deps, id))
