const en = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  refundOn: (order: string) => `Refund on order ${order}`,
  order: 'Order',
  ofWhichTax: 'of which tax',
  romanised: (order: string) =>
    `Names are written here in Latin letters; as they were given they are attached to this file and kept in order ${order}.`,
}
export type InvoiceWords = typeof en
const de: InvoiceWords = {
  invoice: 'Rechnung',
  creditNote: 'Gutschrift',
  refundOn: order => `Erstattung zu Bestellung ${order}`,
  order: 'Bestellung',
  ofWhichTax: 'darin Steuer',
  romanised: order =>
    `Namen stehen hier in lateinischer Schrift; wie angegeben liegen sie dieser Datei bei und stehen in Bestellung ${order}.`,
}

/** In the language of the order; English where it is not spoken here. */
export const invoiceWords = (language: string): InvoiceWords => (language.split('-')[0] === 'de' ? de : en)
