import { BlockList, isIPv4, isIPv6 } from 'node:net'

const refused = new BlockList()
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])
  refused.addSubnet(range.split('/')[0]!, Number(range.split('/')[1]), 'ipv4')

/** What is routed on the internet is in 2000::/3; in it, tunnels that lead to IPv4 and the range for documents. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  refused.addSubnet(network, bits, 'ipv6')

/** Not loopback, private, link-local, metadata, multicast or reserved. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4')
  return isIPv6(address) && global.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}
