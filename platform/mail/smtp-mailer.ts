import type { Transporter } from 'nodemailer'
import { handoverOf, withoutAddresses } from './handover-of.ts'
import type { Mail, Mailer } from './mail.ts'

export type SmtpOptions = {
  /** `smtp://user:password@host:587` or `smtps://…:465`; SES and others speak it as well. */
  readonly url: string
  readonly connections?: number
  /** What the mail server allows; more is put off by it. */
  readonly perSecond?: number
  readonly timeoutMs?: number
}

/** Over SMTP, a few connections at most. A connection that breaks loses its message to us, never to a silent repetition. */
export function smtpMailer(options: SmtpOptions): Mailer {
  let opened: Promise<Transporter> | undefined
  const transport = () => {
    opened ??= openTransport(options)
    return opened
  }
  return {
    async send(mail) {
      try {
        const { response } = await (await transport()).sendMail(toMessage(mail))
        return { outcome: 'sent', detail: withoutAddresses(response ?? 'accepted') }
      } catch (error) {
        return handoverOf(error)
      }
    },
    async [Symbol.asyncDispose]() {
      if (opened) (await opened).close()
    },
  }
}

/** Loaded with the first mail: 27 MB of memory in a process that sends none. */
async function openTransport({
  url,
  connections = 3,
  perSecond = 14,
  timeoutMs = 10_000,
}: SmtpOptions): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    ...{ url, pool: true, maxConnections: connections, maxRequeues: 0, idleTimeout: 30_000 },
    ...{ rateLimit: perSecond, rateDelta: 1_000 },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true, requireTLS: mustEncrypt(url) },
  })
}

/** A password crosses no network in the clear; on the same machine there is nobody between. */
export function mustEncrypt(url: string): boolean {
  const { hostname, password, protocol } = new URL(url)
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol !== 'smtps:' && password !== '' && !near
}

const toMessage = ({ messageId, from, replyTo, to, subject, html, text, headers = {} }: Mail) => ({
  ...{ messageId, from, to, subject, html, text },
  ...(replyTo !== undefined && { replyTo }),
  headers: { 'Auto-Submitted': 'auto-generated', ...headers },
})
