import type { Money } from '@stoa/kernel/money'

export type Failure = { readonly code: string; readonly detail: string; readonly retry: boolean }
export type Action = { readonly kind: string; readonly url: string; readonly expiresAt: string }

/** One movement of money as the provider has it. */
export type Part = {
  readonly ref: string
  readonly amount: number
  readonly operationKey?: string | undefined
}

/** What a provider knows of one payment. It only ever gains: parts are added, the status moves on. */
export type Charge = {
  readonly ref: string
  /** The payment it was made for, as it was told then. */
  readonly paymentId: string | undefined
  readonly status:
    | 'processing'
    | 'requires_action'
    | 'authorised'
    | 'captured'
    | 'voided'
    | 'failed'
    | 'expired'
  readonly amount: Money
  /** What it held at its best, before captures and voids. */
  readonly authorised: number
  readonly captures: readonly Part[]
  readonly voids: readonly Part[]
  readonly refunds: readonly Part[]
  readonly action?: Action | undefined
  readonly failure?: Failure | undefined
  readonly authorisedUntil?: string | undefined
  readonly version: number
  readonly createdAt: string
}

/** A definite no is an answer too. */
export type Answer = { readonly charge: Charge } | { readonly refusal: Failure }

export type ChargeOrder = {
  readonly key: string
  readonly paymentId: string
  readonly amount: Money
  readonly token: string | null
  readonly returnUrl: string
}
export type PartOrder = {
  readonly key: string
  readonly ref: string
  readonly amount: Money
}

/** What is asked about after an unknown outcome. */
export type Question = {
  readonly key: string
  readonly kind: 'authorise' | 'capture' | 'void' | 'refund'
  readonly paymentId: string
  readonly ref: string | null
  readonly startedAt: string
}

/** `version` is there where a provider counts: a hint that is not newer than what is known says nothing. */
export type Hint = {
  readonly eventId: string
  readonly type: string
  readonly ref: string | undefined
  readonly paymentId: string | undefined
  readonly version: number | undefined
}

export type Method = {
  readonly kind: string
  readonly fieldsUrl?: string
  readonly publishableKey?: string
  readonly origin?: string
}

/**
 * Who moves the money. Each change carries an operation key: the same key never acts twice there. A call whose
 * outcome nobody knows throws `OutcomeUnknown`.
 */
export type Provider = {
  readonly name: string
  readonly multiCapture: boolean
  readonly methods: readonly Method[]
  charge(order: ChargeOrder): Promise<Answer>
  capture(order: PartOrder): Promise<Answer>
  void(order: Omit<PartOrder, 'amount'>): Promise<Answer>
  refund(order: PartOrder): Promise<Answer>
  /** Authorises again what was not captured, for another while; without it an authorisation lapses. */
  renew?(order: Omit<PartOrder, 'amount'>): Promise<Answer>
  read(ref: string): Promise<Charge | undefined>
  /** What became of an operation key; undefined when it never arrived. */
  find(question: Question): Promise<Answer | undefined>
  list(range: { readonly from: string; readonly until: string }): AsyncIterable<Charge>
  /** Undefined when the signature is not right. */
  readWebhook(body: Buffer, signature: string, nowMs: number): Promise<Hint | undefined>
}

/** Timeout, 5xx, a cut line: it happened or it did not. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

export const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof Error && error.name === 'OutcomeUnknown'
