/** The types of attribute values; a list of words is an attribute that takes only these. */
type AttributeType = 'string' | 'number' | 'boolean' | readonly string[]

type Attributed = { readonly description: string; readonly attributes?: readonly string[] }

/**
 * The names that one scope may use in telemetry. There is no way to record a name that is not declared, or to
 * put an undeclared attribute on it: it does not compile.
 */
export type Signals = {
  readonly scope: string
  readonly attributes?: Readonly<Record<string, AttributeType>>
  readonly spans?: Readonly<Record<string, Attributed>>
  readonly counters?: Readonly<Record<string, Attributed & { readonly unit?: string }>>
  readonly histograms?: Readonly<
    Record<string, Attributed & { readonly unit: string; readonly buckets?: readonly number[] }>
  >
  readonly gauges?: Readonly<Record<string, { readonly description: string; readonly unit?: string }>>
}

type ValueOf<T> = T extends readonly (infer W)[]
  ? W
  : T extends 'string'
    ? string
    : T extends 'number'
      ? number
      : T extends 'boolean'
        ? boolean
        : never

type Declared<S extends Signals> = NonNullable<S['attributes']>

/** The attributes of one span or metric, with the types that the scope declares. */
export type AttributesOf<S extends Signals, A> = A extends { readonly attributes: readonly (infer N)[] }
  ? { readonly [K in N & keyof Declared<S> & string]: ValueOf<Declared<S>[K]> }
  : { readonly [K in never]: never }

/** An attribute that a span or metric names but the scope does not declare is an error here. */
type Sound<S extends Signals> = {
  readonly [G in 'spans' | 'counters' | 'histograms']?: {
    readonly [N in keyof S[G]]: { readonly attributes?: readonly (keyof Declared<S>)[] }
  }
}

export const defineSignals = <const S extends Signals>(signals: S & Sound<S>): S => signals
