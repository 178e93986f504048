import type { EventDefinition } from '@stoa/kernel/event'
import { lazyValidator, type Validator } from '../contract/index.ts'

/** Compiled at the first event of a kind, since that takes milliseconds; definitions are constants of a contract. */
const validators = new WeakMap<EventDefinition, Validator>()

/** An event that breaks its own schema would fail in every consumer, so it fails at its source. */
export function checkEventData(definition: EventDefinition, data: unknown): void {
  const problems = validatorOf(definition)(data)?.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`)
  if (problems) throw new TypeError(`${definition.type} does not fit its schema: ${problems.join('; ')}`)
}

function validatorOf(definition: EventDefinition): Validator {
  const known = validators.get(definition)
  if (known) return known
  const validator = lazyValidator(definition.data, { unknownFields: 'ignore' })
  validators.set(definition, validator)
  return validator
}
