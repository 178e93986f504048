import type { Static, TObject } from 'typebox'
import { lazyValidator, type Validator } from '../contract/index.ts'

/** Work that a service does later, again and again, or until it succeeds. Payloads hold ids, no personal data. */
export type JobDefinition<S extends TObject = TObject> = {
  /** `<service>.<what-it-does>`: a service can enqueue its own jobs only. */
  readonly name: string
  readonly payload: S
  /** How often it is tried before it rests as failed; the pauses grow to six hours. */
  readonly attempts: number
  readonly validator: Validator
}

export type PayloadOf<J extends JobDefinition> = Static<J['payload']>

export function defineJob<const S extends TObject>(
  name: string,
  payload: S,
  { attempts = 20 }: { readonly attempts?: number } = {},
): JobDefinition<S> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(name))
    throw new Error(`The job name '${name}' must look like 'orders.send-invoice'`)
  return { name, payload, attempts, validator: lazyValidator(payload, { unknownFields: 'ignore' }) }
}

/** On enqueue, so that the mistake shows where it is made, and before running: the schema may have changed since. */
export function checkPayload({ name, validator }: JobDefinition, payload: unknown): void {
  const problems = validator(payload)?.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`)
  if (problems) throw new TypeError(`The payload of ${name} does not fit its schema: ${problems.join('; ')}`)
}
