import type { Handover } from './mail.ts'

type SmtpError = Error & {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly command?: string
}

/** Nothing of the message had left when these happened. */
const beforeTheMessage = new Set([
  ...['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EPROXY', 'ECONNREFUSED', 'ENOTFOUND'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
])
/** What the address or the message is to blame for; a refused login is ours. */
const ofTheMail = new Set(['EENVELOPE', 'EMESSAGE'])

/** What an error of the SMTP client says of the message. */
export function handoverOf(error: unknown): Handover {
  const { code = '', responseCode, response, command, message } = error as SmtpError
  const detail = withoutAddresses(response ?? message)
  if (responseCode === undefined)
    return { outcome: isEarly(code, message) ? 'deferred' : lostOr(code), detail }
  if (responseCode >= 500 && ofTheMail.has(code))
    return { outcome: 'refused', detail, bounced: command === 'RCPT TO' }
  return { outcome: 'deferred', detail }
}

const isEarly = (code: string, message: string): boolean =>
  beforeTheMessage.has(code) || /ECONNREFUSED|greeting|connection timeout/i.test(message)

/** An address that the client itself cannot write is refused without asking anybody. */
const lostOr = (code: string): Handover['outcome'] => (ofTheMail.has(code) ? 'refused' : 'unknown')

/** Servers quote the recipient; a log and a list of messages do not. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]').slice(0, 500)
