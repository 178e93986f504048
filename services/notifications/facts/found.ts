import type { Facts } from '../template/facts.ts'

/** `gone` is an answer, not a failure: there is nobody to write to, or nothing to say any more. */
export type Found =
  | { readonly facts: Facts }
  /** With the SKU that was sold out again, where somebody goes on waiting for it. */
  | { readonly gone: string; readonly soldOut?: string }

export const gone = (reason: string): Found => ({ gone: reason })

/** For who reads over a shoulder: previews carry no secret of a link. */
export type Secrets = 'shown' | 'hidden'
export const hidden = '…'
