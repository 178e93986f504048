import type { EventDefinition } from '@stoa/kernel/event'
import { Compile, type Validator } from 'typebox/compile'

/** Compiling takes milliseconds, checking less than one microsecond. Definitions are constants of a contract. */
const validators = new WeakMap<EventDefinition, Validator>()

/** An event that breaks its own schema would fail in every consumer, so it fails at its source. */
export function checkEventData(definition: EventDefinition, data: unknown): void {
  const validator = validatorOf(definition)
  if (validator.Check(data)) return
  const problems = validator
    .Errors(data)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  throw new TypeError(`${definition.type} does not fit its schema: ${problems.join('; ')}`)
}

function validatorOf(definition: EventDefinition): Validator {
  const known = validators.get(definition)
  if (known) return known
  const compiled = Compile(definition.data) as unknown as Validator // of this one schema, seen as of any
  validators.set(definition, compiled)
  return compiled
}
