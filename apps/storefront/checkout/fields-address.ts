import type { Visit } from '../server/visit.ts'

/** The provider's fields in the looks of the shop; the script adds the scheme that is on screen. */
export function fieldsAddress({ url, language }: Visit, fieldsUrl: string): string {
  const address = new URL(fieldsUrl)
  address.searchParams.set('shop', url.origin)
  address.searchParams.set('lang', language)
  return address.href
}
