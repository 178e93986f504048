import type { IncomingMessage } from 'node:http'
import { Refusal } from '../bank/refusal.ts'

export type Request = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly params: readonly string[]
  body(): Promise<string>
}

const limit = 65_536

export const pathOf = ({ url = '/' }: IncomingMessage): string => {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

/** What few routes ask for is made when they do: as an address each request would cost 3 us more. */
export function toRequest(incoming: IncomingMessage, params: readonly string[]): Request {
  const { url = '/', method = 'GET', headers } = incoming
  return {
    ...{ method, headers, params },
    path: pathOf(incoming),
    get query() {
      return new URLSearchParams(url.slice(pathOf(incoming).length))
    },
    body: () => readBody(incoming),
  }
}

/** By events: an iterator of the stream is the dearest part of reading so little. */
function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(new Refusal(413, 'too_large', `A body has at most ${limit} bytes`))
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    incoming.on('error', reject)
  })
}

export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.body()
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {}
  throw new Refusal(400, 'malformed', 'The body must be a JSON object')
}

export const readForm = async (request: Request): Promise<URLSearchParams> =>
  new URLSearchParams(await request.body())
