import { isIPv6 } from 'node:net'

/** Whom a limit counts: an IPv4 address, or the /64 that one IPv6 subscriber has to choose from. */
export function networkOf(address: string): string {
  // Without a colon it is none: no look for the rest of what an address may be.
  if (!address.includes(':') || !isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const gap = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = address.includes('::') ? [...before, ...gap, ...after] : before
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
