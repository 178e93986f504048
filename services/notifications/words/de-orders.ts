import type { Words } from './words.ts'

const button = 'Bestellung ansehen'

export const deOrders = {
  'order-placed': ({ number }) => ({
    subject: `Ihre Bestellung ${number}`,
    title: 'Danke für Ihre Bestellung',
    text: [`Ihre Bestellung ${number} ist bei uns, wir beginnen zu packen. Bestellt haben Sie:`],
    button,
  }),
  'order-paid': ({ number, amount }) => ({
    subject: `Zahlung für Bestellung ${number} erhalten`,
    title: 'Ihre Zahlung ist da',
    text: [`Wir haben ${amount} für Ihre Bestellung ${number} erhalten. Es ist nichts mehr offen.`],
    button,
  }),
  'order-shipped': ({ number }) => ({
    subject: `Bestellung ${number} ist unterwegs`,
    title: 'Unterwegs',
    text: [`Ein Paket Ihrer Bestellung ${number} hat uns verlassen. Darin:`],
    button,
  }),
  'shipment-delivered': ({ number }) => ({
    subject: `Bestellung ${number} ist angekommen`,
    title: 'Angekommen',
    text: [
      `Ein Paket Ihrer Bestellung ${number} wurde zugestellt. Wir hoffen, es ist, wie Sie es erwartet haben.`,
    ],
    button,
  }),
  'order-cancelled': ({ number, detail }) => ({
    subject: `Bestellung ${number} wurde storniert`,
    title: 'Ihre Bestellung wurde storniert',
    text: [
      detail === 'system'
        ? `Die Zahlung Ihrer Bestellung ${number} konnte nicht eingezogen werden, deshalb mussten wir sie stornieren.`
        : `Ihre Bestellung ${number} wurde storniert.`,
      'Was reserviert oder belastet war, geht dorthin zurück, woher es kam; das kann einige Tage dauern.',
    ],
    button,
  }),
  'order-refunded': ({ number, amount }) => ({
    subject: `Erstattung zu Bestellung ${number}`,
    title: 'Ihr Geld ist auf dem Weg zurück',
    text: [
      `Wir haben ${amount} Ihrer Bestellung ${number} erstattet. Bis es zu sehen ist, kann es einige Tage dauern.`,
    ],
    button,
  }),
  'order-edited': ({ number }) => ({
    subject: `Bestellung ${number} wurde geändert`,
    title: 'Ihre Bestellung wurde geändert',
    text: [`Ihre Bestellung ${number} sieht jetzt so aus:`],
    button,
  }),
  'edit-payment-requested': ({ number, amount }) => ({
    subject: `Eine Zahlung zur Änderung von Bestellung ${number}`,
    title: 'Die Änderung kostet etwas mehr',
    text: [
      `Die Änderung Ihrer Bestellung ${number} kostet ${amount} mehr. Zahlen können Sie auf der Seite der Bestellung.`,
      'Ohne Zahlung bleibt die Bestellung nach einigen Stunden, wie sie war.',
    ],
    button: 'Zur Zahlung',
  }),
  'order-link': ({ number }) => ({
    subject: `Ihr Link zu Bestellung ${number}`,
    title: 'Ihre Bestellung',
    text: [`Sie haben einen Link zu Ihrer Bestellung ${number} angefordert. Er lässt sich einmal öffnen.`],
    button,
    fine: 'Wenn Sie das nicht waren, müssen Sie nichts tun: Niemand sonst hat den Link gesehen.',
  }),
  'payment-failed': ({ number }) => ({
    subject: `Eine Zahlung für Bestellung ${number} ist gescheitert`,
    title: 'Eine Zahlung ist gescheitert',
    text: [
      `Eine Zahlung für Ihre Bestellung ${number} ist nicht zustande gekommen. Mit ihr wurde nichts belastet.`,
      'Bitte sehen Sie auf die Seite der Bestellung oder zahlen Sie auf anderem Weg.',
    ],
    button,
  }),
  'return-requested': ({ number }) => ({
    subject: `Ihre Rücksendung zu Bestellung ${number}`,
    title: 'Ihre Rücksendung ist gemeldet',
    text: [`Sie möchten etwas aus Bestellung ${number} zurücksenden. Wir sehen es an und schreiben wieder.`],
    button,
  }),
  'return-approved': ({ number }) => ({
    subject: `Ihre Rücksendung zu Bestellung ${number} ist genehmigt`,
    title: 'Sie können es zurücksenden',
    text: [`Ihre Rücksendung zu Bestellung ${number} ist genehmigt. Bitte senden Sie zurück:`],
    button,
  }),
  'return-rejected': ({ number }) => ({
    subject: `Ihre Rücksendung zu Bestellung ${number}`,
    title: 'Wir können es nicht zurücknehmen',
    text: [
      `Wir haben Ihre Rücksendung zu Bestellung ${number} geprüft und können sie nicht annehmen. Schreiben Sie uns, wenn Sie es anders sehen.`,
    ],
    button,
  }),
  'return-received': ({ number }) => ({
    subject: `Ihre Rücksendung zu Bestellung ${number} ist da`,
    title: 'Ihre Rücksendung ist da',
    text: [`Was Sie aus Bestellung ${number} zurückgesandt haben, ist hier. Wir sehen es als Nächstes an.`],
    button,
  }),
  'return-settled': ({ number, amount, detail }) => ({
    subject: `Ihre Rücksendung zu Bestellung ${number} ist erledigt`,
    title: 'Ihre Rücksendung ist erledigt',
    text: [settled(number, amount, detail)],
    button,
  }),
  'gift-card-issued': ({ brand, amount, until }) => ({
    subject: `Ein Gutschein von ${brand} über ${amount}`,
    title: `Ein Gutschein über ${amount}`,
    text: [
      'Geben Sie diesen Code beim Bezahlen an. Er lässt sich in Teilen einlösen, bis nichts mehr übrig ist.',
    ],
    button: 'Zum Shop',
    fine:
      until === ''
        ? 'Wer den Code hat, kann ihn einlösen.'
        : `Gültig bis ${until}. Wer den Code hat, kann ihn einlösen.`,
  }),
} satisfies Partial<Words['copies']>

function settled(number: string, amount: string, resolution: string): string {
  if (resolution === 'exchange')
    return `Was Sie aus Bestellung ${number} zurückgesandt haben, wird umgetauscht.`
  const what = amount === '' ? 'Was Sie dafür bezahlt haben' : amount
  return resolution === 'store-credit'
    ? `${what} aus Bestellung ${number} liegt jetzt auf Ihrem Guthaben.`
    : `${what} aus Bestellung ${number} geht dorthin zurück, woher es kam.`
}
