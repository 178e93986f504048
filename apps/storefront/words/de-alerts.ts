import type { alerts as enAlerts } from './en-alerts.ts'

export const alerts: typeof enAlerts = {
  title: 'Sagen Sie mir, wenn es wieder da ist',
  hint: 'Eine Nachricht, wenn Sie es wieder kaufen können, und sonst nichts.',
  hintOwn: 'Eine Nachricht an die Adresse Ihres Kontos, wenn Sie es wieder kaufen können, und sonst nichts.',
  which: 'Welches',
  email: 'E-Mail',
  send: 'Sagen Sie mir Bescheid',
  soldOutChoice: 'Manches ist ausverkauft: Bescheid bekommen, wenn es wieder da ist',
  unconfirmed: 'Bitte sehen Sie in Ihr Postfach',
  unconfirmedHint:
    'Wir haben Ihnen einen Link geschickt, wenn nicht heute schon geschehen. Folgen Sie ihm, und wir schreiben einmal, sobald Sie es wieder kaufen können.',
  subscribed: 'Wir sagen Ihnen Bescheid',
  subscribedHint: 'Eine Nachricht, wenn Sie es wieder kaufen können.',
  confirmTitle: 'Sollen wir Bescheid sagen?',
  confirmHint: 'Ein Druck, und wir schreiben einmal, sobald Sie es wieder kaufen können.',
  confirmDo: 'Ja, sagen Sie mir Bescheid',
  endTitle: 'Keine weiteren solchen Nachrichten?',
  endHint: 'Ein Druck, und wir schreiben nicht mehr darüber.',
  endDo: 'Keine Nachrichten mehr',
  ended: 'Wir schreiben nicht mehr darüber',
  endRemindersHint:
    'Ein Druck, und wir erinnern Sie an keinen Warenkorb mehr. Nachrichten zu Ihren Bestellungen und Ihrem Konto kommen weiterhin.',
  endedReminders: 'Wir erinnern Sie an keinen Warenkorb mehr',
  problems: {
    email_required: 'Bitte sagen Sie, an welche Adresse wir schreiben sollen.',
    email_invalid: 'Bitte sehen Sie die Adresse an: Sie sollte wie name@example.com aussehen.',
    sku_unknown: 'Das wird nicht mehr verkauft.',
    token_invalid:
      'Der Link ist abgelaufen oder wurde zurückgenommen. Auf der Seite des Produkts können Sie um einen neuen bitten.',
  },
}
