export type Answered = { readonly status: number; readonly body: string }

/** Heads are shorter; a longer one comes in parts. */
const headBytes = 4_096

/** Puts one answer at a time together from what arrives; the bytes are the caller's again when `read` returns. */
export function answerReader(answered: (answer: Answered) => void) {
  let whole = false
  let missing = 0
  let head = ''
  let status = 0
  let body = ''

  /** The first part of an answer; answers where its body begins, or nothing while its head is not complete. */
  function begin(bytes: Buffer, length: number): number | undefined {
    const text = head + bytes.toString('latin1', 0, Math.min(length, headBytes))
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) {
      if (length > headBytes) throw new Error(`an answer whose head is longer than ${headBytes} bytes`)
      head = text
      return undefined
    }
    status = Number(text.slice(9, 12))
    const from = end + 4 - head.length
    missing = bodyLength(text.slice(0, end), status)
    head = ''
    body = ''
    return from
  }

  return {
    /** What comes next is an answer; `whole`: its body is read also when it is a success. */
    expect(all: boolean): void {
      whole = all
    },
    read(bytes: Buffer, length: number): void {
      const from = missing > 0 ? 0 : begin(bytes, length)
      if (from === undefined) return
      missing -= length - from
      if (missing < 0) throw new Error('the server sent more than one answer')
      if (whole || status < 200 || status > 299) body += bytes.toString('latin1', from, length)
      if (missing === 0) answered({ status, body })
    },
  }
}

function bodyLength(head: string, status: number): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (found) return Number(found[1])
  if (status === 204 || status === 304) return 0
  throw new Error(`an answer of status ${status} without content-length`)
}
