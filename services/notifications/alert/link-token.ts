import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link may do: one for one thing opens nothing else. */
const purposes = ['confirm', 'alert', 'reminders'] as const
export type LinkPurpose = (typeof purposes)[number]
type Link = { readonly purpose: LinkPurpose; readonly id: string }

const macOf = (key: string, { purpose, id }: Link): Buffer =>
  createHmac('sha256', key).update(`link ${purpose} ${id}`).digest()

/** It says no address: what it is about is a row, and when the row is gone so is the link; or the hash of an address. */
export const signLink = (key: string, link: Link): string =>
  [link.purpose, link.id, macOf(key, link).toString('base64url')].join('.')

export function openLink(key: string, token: string): Link | undefined {
  const [said, id = '', mac = ''] = token.split('.')
  const purpose = purposes.find(one => one === said)
  if (purpose === undefined) return undefined
  const link = { purpose, id }
  const [wanted, given] = [macOf(key, link), Buffer.from(mac, 'base64url')]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? link : undefined
}
