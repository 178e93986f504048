import { PlatformError } from '@stoa/kernel/errors'

/** Refuses only what was asked for in earnest: an absent or open Accept takes what there is. */
export function assertAcceptable(accept: string | undefined, offered: readonly string[]): void {
  if (accept === undefined || accept === '*/*' || accept === offered[0]) return
  const ranges = accept.split(',').map(range => range.trim().toLowerCase())
  if (ranges.some(range => !/;\s*q=0(\.0*)?$/.test(range) && offered.some(type => covers(range, type))))
    return
  throw new PlatformError('not_acceptable', {
    detail: `This answers ${offered.join(', ')}`,
    fields: [{ pointer: '/Accept', detail: `must include ${offered.join(' or ')}`, in: 'header' }],
  })
}

function covers(range: string, type: string): boolean {
  const wanted = range.split(';')[0]!.trim()
  if (wanted === '*/*' || wanted === type) return true
  return wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1))
}
