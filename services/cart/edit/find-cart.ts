import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { CartDeps } from '../deps.ts'
import { mayUse } from '../state/access.ts'
import type { CartState } from '../state/cart-state.ts'

export type NotFound = { readonly code: 'cart_not_found'; readonly detail: string }
export type Closed = {
  readonly code: 'cart_closed'
  readonly detail: string
  readonly data: { orderId?: string; mergedInto?: string }
}
export type Asked = { readonly id: string; readonly token?: string }

/** Unknown, expired and not yours look alike. */
export const notFound = (id: string) =>
  fail<NotFound>({ code: 'cart_not_found', detail: `There is no cart ${id} of yours` })

export async function findCart(
  { store }: CartDeps,
  { id, token }: Asked,
  { actor }: Pick<Call, 'actor'>,
): Promise<Result<CartState, NotFound>> {
  const cart = await store.find(id)
  return cart && mayUse(cart, actor, token) ? ok(cart) : notFound(id)
}

export async function findOpenCart(
  deps: CartDeps,
  asked: Asked,
  call: Pick<Call, 'actor'>,
): Promise<Result<CartState, NotFound | Closed>> {
  const found = await findCart(deps, asked, call)
  if (!found.ok || found.value.status === 'open') return found
  const { orderId, mergedInto } = found.value
  return fail({
    code: 'cart_closed',
    detail: orderId ? `The cart became the order ${orderId}` : `The cart was merged into ${mergedInto}`,
    data: { ...(orderId !== undefined && { orderId }), ...(mergedInto !== undefined && { mergedInto }) },
  })
}
