import { SMTPServer } from 'smtp-server'

export type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string }
type Answer = { readonly code: number; readonly text: string }
export type SmtpBehaviour = {
  /** Refuses a recipient: 5xx for good, 4xx for now. */
  onRecipient?(address: string): Answer | undefined
  /** Refuses a message after it was read. */
  onMessage?(received: Received): Answer | undefined
  /** Takes the message and breaks the connection before it says so. */
  hangUpAfter?(received: Received): boolean
}

export type TestSmtpServer = {
  readonly url: string
  readonly received: Received[]
  behave(behaviour: SmtpBehaviour): void
  stop(): Promise<void>
}

const toError = ({ code, text }: Answer) => Object.assign(new Error(text), { responseCode: code })

/** A real SMTP server on this machine that keeps what it is given, and misbehaves as it is told. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const received: Received[] = []
  let behaviour: SmtpBehaviour = {}
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, logger: false },
    onRcptTo({ address }, _, done) {
      const refusal = behaviour.onRecipient?.(address)
      done(refusal ? toError(refusal) : null)
    },
    async onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope
      const from = mailFrom === false ? '' : mailFrom.address
      const message = { from, to: rcptTo.map(({ address }) => address), raw: await textOf(stream) }
      const refusal = behaviour.onMessage?.(message)
      if (refusal) return done(toError(refusal))
      received.push(message)
      if (behaviour.hangUpAfter?.(message)) return hangUp(server)
      done()
    },
  })
  server.on('error', () => {}) // connections that a test breaks on purpose
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    behave(next) {
      behaviour = next
    },
    stop: () => new Promise<void>(resolve => server.close(resolve)),
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function hangUp(server: SMTPServer): void {
  // The connections of the server are no part of its types.
  const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }
  for (const { _socket } of connections) _socket.destroy()
}
