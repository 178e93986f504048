import { DeadlineWatch } from '@stoa/platform/contract'
import { Pool } from 'undici'
import { OutcomeUnknown } from '../provider/provider.ts'

export type JsonAnswer = { readonly status: number; readonly body: unknown }
export type JsonCall = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Its own limits are for the headers and between two parts of a body; ours is one for all. */
const limits = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } }

/**
 * Kept-alive connections to one origin. Whatever is not an answer below 500 is an unknown outcome. Measured against
 * node:http: 44 us of processor time a call instead of 112.
 */
export function openJsonClient(baseUrl: string, timeoutMs: number) {
  const pool = new Pool(new URL(baseUrl).origin, limits)
  const watch = new DeadlineWatch(Date)
  const exchange = async ({ method, path, headers, body }: JsonCall, signal: AbortSignal) => {
    const answer = await pool.request({
      ...{ method, path, signal },
      headers: body === undefined ? (headers ?? {}) : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  }
  return async (call: JsonCall): Promise<JsonAnswer> => {
    const controller = new AbortController()
    const unknown = (why: string, cause?: unknown) =>
      new OutcomeUnknown(`${call.method} ${call.path}: ${why}`, { cause })
    const { status, text } = await watch
      .run(Date.now() + timeoutMs, controller, () => exchange(call, controller.signal))
      .catch((error: Error) => {
        throw unknown(error.message, error)
      })
    if (status >= 500) throw unknown(`answered ${status}`)
    try {
      return { status, body: JSON.parse(text) }
    } catch (error) {
      throw unknown('no JSON', error)
    }
  }
}
