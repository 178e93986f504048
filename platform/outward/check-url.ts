import { isIP } from 'node:net'
import { isLoopback, isReachable, type Network } from './outward-address.ts'

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Why an address that a person wrote down is not called, as far as its text tells; names are looked up when it is called. */
export function whyRefused(text: string, network: Network): string | undefined {
  if (!URL.canParse(text)) return 'it is not a URL'
  const url = new URL(text)
  const host = hostOf(url)
  const near = host === 'localhost' || isLoopback(host)
  if (url.username !== '' || url.password !== '') return 'it must carry no name and no password'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePlain(near, network)))
    return `${url.origin} is not https`
  if (host === 'localhost' && network === 'public') return 'it leads to this machine'
  if (isIP(host) && !isReachable(host, network)) return `${url.origin} is not a public address`
  return undefined
}

const mayBePlain = (near: boolean, network: Network): boolean =>
  network === 'private' || (network === 'loopback' && near)
