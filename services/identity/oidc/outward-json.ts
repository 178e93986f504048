import { outwardRequest } from '@stoa/platform/outward'

export type OutwardOptions = {
  /** Plain http and private addresses too: for a provider in the same house. */
  readonly privateNetwork: boolean
}
type Form = Readonly<Record<string, string>>
export type OutwardJson = (url: string, form?: Form) => Promise<unknown>

const mostBytes = 262_144
const timeoutMs = 5_000

/** JSON from an address that a person wrote down, fetched or answered to a form. */
export function outwardJson({ privateNetwork }: OutwardOptions): OutwardJson {
  const network = privateNetwork ? 'private' : 'public'
  return async (url, form) => {
    const type = form && { 'content-type': 'application/x-www-form-urlencoded' }
    const { status, body } = await outwardRequest({
      ...{ url, network, timeoutMs, mostBytes: mostBytes + 1 },
      method: form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...type },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    const { origin } = new URL(url)
    if (status !== 200) throw new Error(`${origin} answered ${status}`)
    if (Buffer.byteLength(body) > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`)
    return JSON.parse(body)
  }
}
