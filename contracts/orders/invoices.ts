import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { owners, readers } from './access.ts'
import { Instant, InvoiceId, Money, OrderId, Word } from './values.ts'

const Invoice = Type.Object({
  id: InvoiceId,
  orderId: OrderId,
  kind: Word(['invoice', 'credit-note']),
  number: Type.String({ description: 'Without gaps per seller', examples: ['INV-000001'] }),
  total: Money,
  issuedAt: Instant,
})
const list = Type.Object({ items: Type.Array(Invoice) })
const pdf = { output: Type.Unknown(), produces: ['application/pdf'] } as const

export const listMyInvoices = defineMethod({
  ...owners,
  http: 'GET /v1/orders/:id/invoices',
  summary: 'Invoices and credit notes of one of your orders',
  input: Type.Object({ id: OrderId }),
  output: list,
})

export const downloadMyInvoice = defineMethod({
  ...owners,
  ...pdf,
  http: 'GET /v1/orders/:id/invoices/:invoiceId/file',
  summary: 'One of them as PDF',
  input: Type.Object({ id: OrderId, invoiceId: InvoiceId }),
})

export const listInvoices = defineMethod({
  ...readers,
  http: 'GET /v1/admin/orders/:id/invoices',
  summary: 'Invoices and credit notes of an order',
  input: Type.Object({ id: OrderId }),
  output: list,
})

export const downloadInvoice = defineMethod({
  ...readers,
  ...pdf,
  http: 'GET /v1/admin/invoices/:id/file',
  summary: 'An invoice or credit note as PDF, as it was issued',
  input: Type.Object({ id: InvoiceId }),
})
