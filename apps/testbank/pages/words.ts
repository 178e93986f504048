import type { CardProblems } from '../bank/tokenise.ts'

const en = {
  number: 'Card number',
  expiry: 'Expires (MM / YY)',
  code: 'Security code',
  pay: 'Pay',
  cancel: 'Cancel and go back to the shop',
  payTitle: 'Pay by card',
  secureTitle: 'Is it you?',
  secureText: 'The bank that gave you this card asks you to confirm the payment.',
  confirm: 'Yes, it is me',
  deny: 'No, stop the payment',
  overTitle: 'There is nothing to do here',
  overText: 'This payment is finished, was cancelled, or took too long. You can go back to the shop.',
  back: 'Back to the shop',
  declined: 'The card was not accepted. Try another one.',
  testOnly: 'A bank for tests: no money moves, and only test cards are taken.',
  missing: 'Please fill in this field',
  wrong: 'Please check this field',
  unknown: 'This bank takes its test cards only',
  past: 'This card has expired',
  summary: 'Please check the fields below',
}
export type Words = typeof en
const de: Words = {
  number: 'Kartennummer',
  expiry: 'Gültig bis (MM / JJ)',
  code: 'Prüfziffer',
  pay: 'Bezahlen',
  cancel: 'Abbrechen und zurück zum Laden',
  payTitle: 'Mit Karte bezahlen',
  secureTitle: 'Sind Sie es?',
  secureText: 'Die Bank, die Ihre Karte ausgegeben hat, bittet Sie, die Zahlung zu bestätigen.',
  confirm: 'Ja, ich bin es',
  deny: 'Nein, Zahlung abbrechen',
  overTitle: 'Hier ist nichts mehr zu tun',
  overText:
    'Diese Zahlung ist erledigt, abgebrochen oder hat zu lange gedauert. Sie können zum Laden zurückkehren.',
  back: 'Zurück zum Laden',
  declined: 'Die Karte wurde nicht angenommen. Bitte versuchen Sie eine andere.',
  testOnly: 'Eine Bank für Tests: Es fließt kein Geld, und nur Testkarten werden angenommen.',
  missing: 'Bitte füllen Sie dieses Feld aus',
  wrong: 'Bitte prüfen Sie dieses Feld',
  unknown: 'Diese Bank nimmt nur ihre Testkarten',
  past: 'Diese Karte ist abgelaufen',
  summary: 'Bitte prüfen Sie die Felder',
}

export type Language = 'en' | 'de'

export const wordsOf = (language: Language): Words => (language === 'de' ? de : en)

export function languageOf(query: URLSearchParams, accepted: string | undefined): Language {
  const wanted = query.get('lang') ?? accepted?.split(',')[0] ?? 'en'
  return wanted.toLowerCase().startsWith('de') ? 'de' : 'en'
}

export const problemText = (words: Words, problem: NonNullable<CardProblems[keyof CardProblems]>): string =>
  words[problem]
