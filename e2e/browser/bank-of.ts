import type { Shop } from '../topologies/shop.ts'

/** Where the payment provider is: the one origin beside the shop's that its pages may ask. */
export async function bankOf({ url }: Shop): Promise<string> {
  const answer = await fetch(`${url}api/v1/payment-methods`)
  const { items } = (await answer.json()) as { items: { origin?: string }[] }
  const origin = items.find(method => method.origin)?.origin
  if (!origin) throw new Error(`the shop names no payment provider: ${answer.status}`)
  return origin
}
