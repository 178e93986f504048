import { connect, type Socket } from 'node:net'

export type Answered = { readonly status: number; readonly body: string }
export type Connection = {
  /** Writes one request and waits for its whole answer; answers the status. */
  send(request: string): Promise<number>
  /** The same, and reads what it says. */
  ask(request: string): Promise<Answered>
  close(): void
}

type Waiting = { resolve(answer: Answered): void; reject(error: Error): void; readonly read: boolean }

/**
 * HTTP/1.1 with keep-alive and nothing else. The client shares its core with PostgreSQL, so each microsecond that it
 * takes is missing there: this one needs a third of what node:http does.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting: Waiting | undefined
  let ended: Error | undefined
  const end = (error: Error) => {
    ended ??= error
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', end)
  socket.on('close', () => end(new Error('the server closed the connection')))
  readAnswers(
    socket,
    () => waiting?.read === true,
    answer => {
      const { resolve } = waiting!
      waiting = undefined
      resolve(answer)
    },
  )
  const exchange = (request: string, read: boolean): Promise<Answered> =>
    new Promise((resolve, reject) => {
      // What is written to a socket that has ended is answered by nobody, and says nothing.
      if (ended) return reject(ended)
      waiting = { resolve, reject, read }
      socket.write(request, read ? 'utf8' : 'latin1')
    })
  return {
    send: request => exchange(request, false).then(({ status }) => status),
    ask: request => exchange(request, true),
    close: () => socket.destroy(),
  }
}

function readAnswers(socket: Socket, isRead: () => boolean, answered: (answer: Answered) => void): void {
  let missing = 0
  let head = ''
  let status = 0
  let body: Buffer[] = []
  socket.on('data', (chunk: Buffer) => {
    if (missing > 0) {
      missing -= chunk.length
      if (isRead()) body.push(chunk)
    } else {
      const text = head + chunk.toString('latin1', 0, 4_096)
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) {
        head = text
        return
      }
      status = Number(text.slice(9, 12))
      const begin = end + 4 - head.length
      missing = begin + bodyLength(text.slice(0, end), status) - chunk.length
      head = ''
      body = isRead() ? [chunk.subarray(begin)] : []
    }
    if (missing < 0) socket.destroy(new Error('the server sent more than one answer'))
    else if (missing === 0) answered({ status, body: isRead() ? Buffer.concat(body).toString('utf8') : '' })
  })
}

function bodyLength(head: string, status: number): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (found) return Number(found[1])
  if (status === 204 || status === 304) return 0
  throw new Error(`an answer of status ${status} without content-length`)
}
