import { lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { whyRefused } from './check-url.ts'
import { isReachable, type Network } from './outward-address.ts'

export type OutwardRequest = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  /** No more of the answer is read. */
  readonly mostBytes: number
  readonly network: Network
  readonly signal?: AbortSignal | undefined
}
export type OutwardAnswer = { readonly status: number; readonly body: string }

/**
 * To an address that a person wrote down: https, the name is looked up once, checked and connected to; no redirect is
 * followed, and an answer has a largest size and a longest time.
 */
export async function outwardRequest(request: OutwardRequest): Promise<OutwardAnswer> {
  const refusal = whyRefused(request.url, request.network)
  if (refusal !== undefined) throw new Error(refusal)
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
  const response = await send(request, signal)
  const body = await readStart(response, request.mostBytes)
  return { status: response.statusCode ?? 0, body }
}

/** The address that is connected to is the one that was checked. */
export const checkedLookup =
  (network: Network): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const inside = found?.some(({ address }) => !isReachable(address, network))
      if (error || inside) return done(error ?? new Error(`${host} leads to a private address`), '')
      if (options.all) return done(null, found)
      return done(null, found[0]!.address, found[0]!.family)
    })

function send(request: OutwardRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, body, headers = {}, network } = request
  const url = new URL(request.url)
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = { method, headers: { ...headers, ...length }, lookup: checkedLookup(network), signal }
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? secure : plain
    open(url, { ...options, agent: false })
      .on('response', resolve)
      .on('error', reject)
      .end(body)
  })
}

/** The rest is not waited for. */
async function readStart(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostBytes) break
  }
  response.destroy()
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8')
}
