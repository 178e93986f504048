import { Agent, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { OutcomeUnknown } from '../provider/provider.ts'

export type JsonAnswer = { readonly status: number; readonly body: unknown }
export type JsonCall = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Kept-alive connections to one origin. Whatever is not an answer below 500 is an unknown outcome. */
export function openJsonClient(baseUrl: string, timeoutMs: number) {
  const isSecure = baseUrl.startsWith('https:')
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true })
  const send = isSecure ? secureRequest : request
  return ({ method, path, headers, body }: JsonCall): Promise<JsonAnswer> =>
    new Promise((resolve, reject) => {
      const fail = (why: string, cause?: unknown) => reject(new OutcomeUnknown(why, { cause }))
      const text = body === undefined ? '' : JSON.stringify(body)
      const sent = send(new URL(path, baseUrl), {
        ...{ method, agent, signal: AbortSignal.timeout(timeoutMs) },
        headers: {
          ...headers,
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      })
      sent.on('error', error => fail(`${method} ${path}: ${error.message}`, error))
      sent.on('response', answer => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', error => fail(`${method} ${path}: ${error.message}`, error))
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          if (status === 0 || status >= 500) return fail(`${method} ${path}: answered ${status}`)
          try {
            resolve({ status, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
          } catch (error) {
            fail(`${method} ${path}: no JSON`, error)
          }
        })
      })
      sent.end(text)
    })
}
