import type { Words } from './words.ts'

const ignore = 'Wenn Sie das nicht waren, müssen Sie nichts tun: Es ändert sich nichts.'

export const deAccount = {
  'verify-email': ({ brand, until }) => ({
    subject: `Bestätigen Sie Ihre E-Mail-Adresse für ${brand}`,
    title: 'Bestätigen Sie Ihre Adresse',
    text: [
      `Ein Schritt fehlt noch zu Ihrem Konto bei ${brand}: Zeigen Sie uns, dass diese Adresse Ihre ist.`,
    ],
    button: 'Adresse bestätigen',
    fine: `Der Link gilt bis ${until}. ${ignore}`,
  }),
  'email-change': ({ brand, until }) => ({
    subject: `Bestätigen Sie Ihre neue Adresse für ${brand}`,
    title: 'Bestätigen Sie Ihre neue Adresse',
    text: [
      `Sie möchten diese Adresse für Ihr Konto bei ${brand} verwenden. Sie gilt, sobald Sie sie bestätigen.`,
    ],
    button: 'Diese Adresse verwenden',
    fine: `Der Link gilt bis ${until}. ${ignore}`,
  }),
  'email-change-notice': ({ brand }) => ({
    subject: `Ihre Adresse bei ${brand} soll sich ändern`,
    title: 'Ihre Adresse soll sich ändern',
    text: [
      'Jemand, der in Ihrem Konto angemeldet ist, möchte eine andere E-Mail-Adresse dafür verwenden.',
      'Wenn Sie das waren, ist hier nichts zu tun: Die Bestätigung ging an die neue Adresse.',
    ],
    fine: 'Wenn Sie das nicht waren, ändern Sie jetzt Ihr Passwort und beenden Sie die anderen Sitzungen.',
  }),
  'password-reset': ({ brand, until }) => ({
    subject: `Wählen Sie ein neues Passwort für ${brand}`,
    title: 'Wählen Sie ein neues Passwort',
    text: [`Sie haben ein neues Passwort für Ihr Konto bei ${brand} angefordert.`],
    button: 'Passwort wählen',
    fine: `Der Link gilt einmal, bis ${until}. ${ignore}`,
  }),
  'password-changed': ({ brand }) => ({
    subject: `Ihr Passwort bei ${brand} wurde geändert`,
    title: 'Ihr Passwort wurde geändert',
    text: ['Ihr Konto hat ab jetzt ein neues Passwort, andere Geräte wurden abgemeldet.'],
    fine: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort und schreiben Sie uns.',
  }),
  'registration-repeated': ({ brand }) => ({
    subject: `Sie haben schon ein Konto bei ${brand}`,
    title: 'Sie haben schon ein Konto',
    text: ['Jemand, vermutlich Sie, wollte mit dieser Adresse ein Konto eröffnen. Es gibt schon eines.'],
    button: 'Anmelden',
    fine: 'Wenn Sie das Passwort nicht mehr wissen, wählen Sie auf der Anmeldeseite ein neues.',
  }),
  'export-ready': ({ brand }) => ({
    subject: `Ihre Daten bei ${brand} liegen bereit`,
    title: 'Ihre Daten liegen bereit',
    text: ['Sie haben angefordert, was wir über Sie wissen. Es liegt sieben Tage für Sie bereit.'],
    button: 'Zu Ihren Daten',
  }),
  'staff-invitation': ({ brand, until }) => ({
    subject: `Sie sind eingeladen, an ${brand} mitzuarbeiten`,
    title: `Willkommen bei ${brand}`,
    text: ['Sie wurden in die Verwaltung des Shops eingeladen. Wählen Sie ein Passwort, um zu beginnen.'],
    button: 'Einladung annehmen',
    fine: `Der Link gilt einmal, bis ${until}.`,
  }),
  'webhook-disabled': ({ brand, name, detail }) => ({
    subject: `Ein Webhook von ${brand} wurde abgeschaltet`,
    title: `Der Webhook „${name}“ wurde abgeschaltet`,
    text: [
      `Zu lange kam dort nichts an, deshalb versucht es der Shop nicht mehr: ${detail}.`,
      'Wenn der Empfänger wieder arbeitet, schalten Sie den Webhook ein und senden Sie das Versäumte nach.',
    ],
    button: 'Zu den Webhooks',
  }),
} satisfies Partial<Words['copies']>
