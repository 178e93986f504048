import { connect, type Socket } from 'node:net'

export type Connection = {
  /** Writes one request and waits for its whole answer; answers the status. */
  send(request: string): Promise<number>
  close(): void
}

type Waiting = { resolve(status: number): void; reject(error: Error): void }

/**
 * HTTP/1.1 with keep-alive and nothing else. The client shares its core with PostgreSQL, so each microsecond that it
 * takes is missing there: this one needs a third of what node:http does.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting: Waiting | undefined
  const end = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', end)
  socket.on('close', () => end(new Error('the server closed the connection')))
  readAnswers(socket, status => {
    const { resolve } = waiting!
    waiting = undefined
    resolve(status)
  })
  return {
    send: request =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request, 'latin1')
      }),
    close: () => socket.destroy(),
  }
}

function readAnswers(socket: Socket, answered: (status: number) => void): void {
  let missing = 0
  let head = ''
  let status = 0
  socket.on('data', (chunk: Buffer) => {
    if (missing > 0) {
      missing -= chunk.length
    } else {
      const text = head + chunk.toString('latin1', 0, 4_096)
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) {
        head = text
        return
      }
      status = Number(text.slice(9, 12))
      missing = end + 4 + bodyLength(text.slice(0, end), status) - head.length - chunk.length
      head = ''
    }
    if (missing < 0) socket.destroy(new Error('the server sent more than one answer'))
    else if (missing === 0) answered(status)
  })
}

function bodyLength(head: string, status: number): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (found) return Number(found[1])
  if (status === 204 || status === 304) return 0
  throw new Error(`an answer of status ${status} without content-length`)
}
