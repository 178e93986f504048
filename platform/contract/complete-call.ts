import type { Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'

/** What a method demands beside its input, of callers in process as of those outside. */
export function assertComplete(method: MethodDefinition, call: Call): void {
  if (method.idempotency === 'required' && call.idempotencyKey === undefined)
    throw new PlatformError('validation_failed', {
      detail: 'Send an Idempotency-Key, so that a repeated request has one effect',
      fields: [{ pointer: '/Idempotency-Key', detail: 'is required', in: 'header' }],
    })
  if (method.ifMatch === 'required' && call.ifMatch === undefined)
    throw new PlatformError('precondition_required', {
      detail: 'Send the ETag of the version you saw as If-Match',
      fields: [{ pointer: '/If-Match', detail: 'is required', in: 'header' }],
    })
}
