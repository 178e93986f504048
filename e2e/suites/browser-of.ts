import assert from 'node:assert/strict'
import type { Shop } from '../topologies/shop.ts'

type Headers = Readonly<Record<string, string>>

/** What a browser is to the API: cookies that it keeps, and headers that say which page asks. */
export type Browser = {
  get(path: string, headers?: Headers): Promise<Response>
  send(verb: string, path: string, body?: unknown, headers?: Headers): Promise<Response>
  /** As it came, with its attributes. */
  lastCookie(): string
  copy(): Browser
}

const ownPage: Headers = { 'sec-fetch-site': 'same-origin' }

export function browserOf({ url }: Pick<Shop, 'url'>, kept = new Map<string, string>()): Browser {
  let last = ''
  const ask = async (verb: string, path: string, headers: Headers, body?: unknown) => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${url}api/${path}`, {
      method: verb,
      headers: {
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value === '') kept.delete(name!)
      else {
        kept.set(name!, value!)
        last = line
      }
    }
    return answer
  }
  return {
    get: (path, headers = {}) => ask('GET', path, headers),
    send: (verb, path, body, headers = ownPage) => ask(verb, path, headers, body),
    lastCookie: () => last,
    copy: () => browserOf({ url }, new Map(kept)),
  }
}

export const password = 'correct horse battery'

/** Registered if need be; an account is there a moment after the answer that says nothing. */
export async function signedIn(shop: Shop, email: string): Promise<Browser> {
  const browser = browserOf(shop)
  const registered = await browser.send('POST', 'v1/customers', { email, password, name: 'Somebody' })
  assert.equal(registered.status, 202, await registered.text())
  for (let tries = 0; ; tries++) {
    const answer = await browser.send('POST', 'v1/session', { email, password })
    if (answer.status === 201) return browser
    assert.ok(tries < 50, await answer.text())
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
