import type { EventDefinition } from '@stoa/kernel/event'
import { compileValidator } from '../contract/index.ts'

/** An event that breaks its own schema would fail in every consumer, so it fails at its source. */
export function checkEventData(definition: EventDefinition, data: unknown): void {
  const validate = compileValidator(definition.data, { unknownFields: 'ignore' })
  const problems = validate(data)?.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`)
  if (problems) throw new TypeError(`${definition.type} does not fit its schema: ${problems.join('; ')}`)
}
