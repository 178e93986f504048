import { BlockList, isIPv4, isIPv6 } from 'node:net'

type Range = readonly [network: string, bits: number]

function listOf(four: readonly string[], six: readonly Range[]): BlockList {
  const list = new BlockList()
  for (const range of four) list.addSubnet(range.split('/')[0]!, Number(range.split('/')[1]), 'ipv4')
  for (const [network, bits] of six) list.addSubnet(network, bits, 'ipv6')
  return list
}

const loopback = listOf(['127.0.0.0/8'], [['::1', 128]])
/** What is routed on the internet is in 2000::/3; in it, tunnels that lead to IPv4 and the range for documents. */
const global = listOf([], [['2000::', 3]])
const refused = listOf(
  [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
    ...['203.0.113.0/24', '224.0.0.0/3'],
  ],
  [
    ['2001::', 32],
    ['2001:db8::', 32],
    ['2002::', 16],
  ],
)

/** `public` is the internet; `loopback` this machine as well, for a shop on one's own; `private` everything. */
export type Network = 'public' | 'loopback' | 'private'

export const isLoopback = (address: string): boolean =>
  isIPv4(address) ? loopback.check(address, 'ipv4') : isIPv6(address) && loopback.check(address, 'ipv6')

/** Not loopback, private, link-local, metadata, multicast or reserved. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4')
  return isIPv6(address) && global.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}

export const isReachable = (address: string, network: Network): boolean =>
  network === 'private' || isPublicAddress(address) || (network === 'loopback' && isLoopback(address))
