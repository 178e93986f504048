/** One message to one person, as text and as HTML. */
export type Mail = {
  /** The same at every attempt, so that a repetition is known for one: `<…@…>`. */
  readonly messageId: string
  /** `Name <address>`. */
  readonly from: string
  readonly replyTo?: string | undefined
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * What came of an attempt. `deferred` is surely not sent and may be tried again; `refused` for good; `unknown` is one
 * whose answer was lost: it may have been sent, and whoever tries again does so under the same Message-ID.
 */
export type Handover = {
  readonly outcome: 'sent' | 'deferred' | 'refused' | 'unknown'
  /** For people: what the server said, without anybody's address. */
  readonly detail: string
  /** With `refused`: it is the recipient who is refused, not the message. */
  readonly bounced?: boolean
}

/** The port: an expected outcome is an answer, so `send` throws only where a program is wrong. */
export type Mailer = {
  send(mail: Mail): Promise<Handover>
  [Symbol.asyncDispose](): Promise<void>
}
