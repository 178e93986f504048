import type { Words } from './words.ts'

export const deAlerts = {
  'stock-alert-confirm': ({ brand, title, until }) => ({
    subject: `Sollen wir schreiben, wenn es „${title}“ wieder gibt?`,
    title: 'Ein Schritt fehlt noch',
    text: [
      `Jemand, vermutlich Sie, möchte, dass ${brand} einmal an diese Adresse schreibt, sobald dies wieder zu kaufen ist: ${title}.`,
    ],
    button: 'Ja, schreiben Sie mir',
    fine: `Der Link gilt bis ${until}. Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne ihn schreiben wir nicht wieder.`,
  }),
  'back-in-stock': ({ title }) => ({
    subject: `Wieder da: ${title}`,
    title: 'Es ist wieder da',
    text: [
      `Sie wollten wissen, wann dies wieder zu kaufen ist: ${title}.`,
      'Zurückgelegt ist nichts: Wer zuerst kommt, bekommt es.',
    ],
    button: 'Zum Produkt',
    fine: 'Das war die eine Nachricht, um die Sie gebeten haben. Wir schreiben dazu nicht noch einmal.',
  }),
  'cart-reminder': ({ brand }) => ({
    subject: `In Ihrem Warenkorb bei ${brand} liegt noch etwas`,
    title: 'Noch im Warenkorb',
    text: [
      'Sie haben etwas in Ihrem Warenkorb liegen lassen. Zurückgelegt ist nichts, und es gelten die Preise des Tages, an dem Sie bestellen.',
      'Das liegt darin:',
    ],
    button: 'Zum Warenkorb',
    fine: 'Wir schreiben einmal über einen Warenkorb, der liegen blieb, und höchstens einmal in der Woche. Wenn Sie solche Nachrichten nicht wollen, beendet sie der Link am Fuß.',
  }),
} satisfies Partial<Words['copies']>
