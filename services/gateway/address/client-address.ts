import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export type ClientAddress = (request: IncomingMessage) => string

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** IPv4 that arrives on an IPv6 socket is the same visitor. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * The first address, seen from us, that is none of our proxies. What stands left of it in X-Forwarded-For was
 * written by that address itself, so it proves nothing.
 */
export function clientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = networks(trustedProxies)
  return ({ socket, headers }) => {
    const peer = plain(socket.remoteAddress ?? '')
    if (trustedProxies.length === 0 || !trusted(peer)) return peer
    const hops = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map(hop => plain(hop.trim()))
    let nearest = peer
    for (const hop of hops.reverse()) {
      if (!isIP(hop)) return nearest
      nearest = hop
      if (!trusted(hop)) return hop
    }
    return nearest
  }
}

function networks(cidrs: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const cidr of cidrs) {
    const [network = '', bits] = cidr.split('/')
    const widest = isIP(network) === 4 ? 32 : 128
    const prefix = bits === undefined ? widest : Number(bits)
    if (!isIP(network) || !Number.isInteger(prefix) || prefix < 0 || prefix > widest)
      throw new Error(`TRUSTED_PROXIES: '${cidr}' is no network like 10.0.0.0/16`)
    list.addSubnet(network, prefix, family(network))
  }
  return address => isIP(address) > 0 && list.check(address, family(address))
}
