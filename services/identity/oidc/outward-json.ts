import { lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type OutwardOptions = {
  /** Plain http and private addresses too: for a provider in the same house. */
  readonly privateNetwork: boolean
}
type Form = Readonly<Record<string, string>>
export type OutwardJson = (url: string, form?: Form) => Promise<unknown>

const mostBytes = 262_144
const patienceMs = 5_000

/**
 * JSON from an address that a person wrote down: https, the address is looked up once, checked and connected to; no
 * redirect is followed, and an answer has a largest size and a longest time.
 */
export function outwardJson({ privateNetwork }: OutwardOptions): OutwardJson {
  const allowed = (address: string) => privateNetwork || isPublicAddress(address)
  return async (text, form) => {
    const url = new URL(text)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'https:' && !(privateNetwork && url.protocol === 'http:'))
      throw new Error(`${url.origin} is not https`)
    if (isIP(host) && !allowed(host)) throw new Error(`${url.origin} is not a public address`)
    const response = await send(url, form, checkedLookup(allowed))
    const body = await readBody(response)
    if (response.statusCode !== 200) throw new Error(`${url.origin} answered ${response.statusCode}`)
    return JSON.parse(body)
  }
}

const checkedLookup =
  (allowed: (address: string) => boolean): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const bad = found?.find(({ address }) => !allowed(address))
      if (error || bad) return done(error ?? new Error(`${host} leads to a private address`), '')
      if (options.all) return done(null, found)
      return done(null, found[0]!.address, found[0]!.family)
    })

function send(url: URL, form: Form | undefined, lookup: LookupFunction): Promise<IncomingMessage> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    }),
  }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secure : plain
    const signal = AbortSignal.timeout(patienceMs)
    request(url, { method: form ? 'POST' : 'GET', headers, lookup, signal, agent: false })
      .on('response', resolve)
      .on('error', reject)
      .end(body)
  })
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
