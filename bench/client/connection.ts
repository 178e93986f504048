import { connect } from 'node:net'
import { type Answered, answerReader } from './read-answers.ts'

export type Connection = {
  /** Writes one request, of ASCII, and waits for its whole answer; reads of it the status, and why it was no success. */
  send(request: string): Promise<Answered>
  /** The same, and reads what it says: a character for each byte. */
  ask(request: string): Promise<Answered>
  close(): void
}

type Waiting = { resolve(answer: Answered): void; reject(error: Error): void }

const bufferBytes = 65_536

/**
 * HTTP/1.1 with keep-alive and nothing else. The client shares its core with PostgreSQL, so each microsecond that it
 * takes is missing there: a journey's six calls take 77 us of it where nothing is slow; 139 when each socket was a
 * stream of fresh buffers and whole answers were parsed. All bytes come into one buffer.
 */
export async function openConnection(port: number): Promise<Connection> {
  let waiting: Waiting | undefined
  let ended: Error | undefined
  const reader = answerReader(answer => {
    if (!waiting) throw new Error('the server sent an answer that nobody asked for')
    const { resolve } = waiting
    waiting = undefined
    resolve(answer)
  })
  const end = (error: Error) => {
    ended ??= error
    waiting?.reject(error)
    waiting = undefined
  }
  const callback = (length: number, bytes: Uint8Array): boolean => {
    try {
      reader.read(bytes as Buffer, length)
    } catch (error) {
      socket.destroy(error as Error)
    }
    return true
  }
  const onread = { buffer: Buffer.allocUnsafeSlow(bufferBytes), callback }
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.on('error', end)
  socket.on('close', () => end(new Error('the server closed the connection')))
  const exchange = (request: string, whole: boolean): Promise<Answered> =>
    new Promise((resolve, reject) => {
      // What is written to a socket that has ended is answered by nobody, and says nothing.
      if (ended) return reject(ended)
      waiting = { resolve, reject }
      reader.expect(whole)
      socket.write(request, 'latin1')
    })
  return {
    send: request => exchange(request, false),
    ask: request => exchange(request, true),
    close: () => socket.destroy(),
  }
}
