import { join } from 'node:path'

export { withoutAddresses } from './handover-of.ts'
export type { Handover, Mail, Mailer } from './mail.ts'
export {
  forgetLetters,
  type Letter,
  listLetters,
  mailboxMailer,
  pruneLetters,
  readLetter,
} from './mailbox.ts'
export { type SmtpOptions, smtpMailer } from './smtp-mailer.ts'

/** The table of the embedded mailbox: a service that sends mails adds this folder to its schema. */
export const mailboxMigrations = join(import.meta.dirname, 'migrations')
