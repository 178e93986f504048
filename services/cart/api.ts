import type { cartContract } from '@stoa/contracts/cart'
import type { Api } from '@stoa/kernel/contract'
import type { DeadLettersApi, FeedApi } from '@stoa/platform/events'
import { countCreatedCarts } from './created/count-created.ts'
import type { CartDeps } from './deps.ts'
import { closeCart } from './edit/close-cart.ts'
import { createCart } from './edit/create-cart.ts'
import * as lines from './edit/edit-lines.ts'
import { claimCart, mergeGuestCart } from './edit/merge-carts.ts'
import * as read from './edit/read-carts.ts'
import { updateCart } from './edit/update-cart.ts'
import { getAbandonedCart } from './remind/get-abandoned-cart.ts'
import * as rules from './rules/edit-rules.ts'

export const cartApi = (
  deps: CartDeps,
): Omit<Api<typeof cartContract>, keyof (FeedApi & DeadLettersApi)> => ({
  createCart: createCart(deps),
  getCart: read.getCart(deps),
  getMyCart: read.getMyCart(deps),
  updateCart: updateCart(deps),
  addLine: lines.addLine(deps),
  updateLine: lines.updateLine(deps),
  removeLine: lines.removeLine(deps),
  addCoupon: lines.addCoupon(deps),
  removeCoupon: lines.removeCoupon(deps),
  deleteCart: read.deleteCart(deps),
  claimCart: claimCart(deps),
  readCart: read.readCart(deps),
  getAbandonedCart: getAbandonedCart(deps),
  closeCart: closeCart(deps),
  mergeGuestCart: mergeGuestCart(deps),
  countCreatedCarts: countCreatedCarts(deps),
  listCarts: read.listCarts(deps),
  getStaffCart: read.getStaffCart(deps),
  listQuantityRules: rules.listQuantityRules(deps),
  putQuantityRule: rules.putQuantityRule(deps),
  deleteQuantityRule: rules.deleteQuantityRule(deps),
})
