import { request } from 'node:http'
import { request as secureRequest } from 'node:https'

/** Answers the status, 0 when nobody answered. */
export function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const send = url.startsWith('https:') ? secureRequest : request
  return new Promise(resolve => {
    const sent = send(
      url,
      {
        method: 'POST',
        timeout: 10_000,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      answer => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
        answer.on('error', () => resolve(0))
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}
