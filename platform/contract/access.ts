import type { Actor, Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import type { AllowList } from './handler.ts'

type Subject = { readonly service: string; readonly name: string; readonly method: MethodDefinition }

/**
 * Who may call what. From outside only public methods exist, and the actor decides. Between services the
 * fleet's allow-list decides as well, and a system actor is trusted because its service is.
 */
export function assertAccess(subject: Subject, call: Call, allow: AllowList): void {
  const { method } = subject
  const fromEdge = call.caller === 'edge'
  if (fromEdge && method.visibility !== 'public') throw new PlatformError('not_found')
  if (!fromEdge && !allow(call.caller, subject.service, subject.name))
    throw new PlatformError('forbidden', {
      detail: `${call.caller} is not listed as a caller of ${subject.service}.${subject.name}`,
    })
  if (method.visibility === 'internal' || (!fromEdge && call.actor.kind === 'system')) return
  assertActor(method, call.actor)
}

function assertActor(method: MethodDefinition, actor: Actor): void {
  // Who may come without a name may come with one.
  if (!method.actors.includes(actor.kind) && !method.actors.includes('anonymous')) {
    if (actor.kind === 'anonymous') throw new PlatformError('unauthenticated')
    throw new PlatformError('forbidden', { detail: `A ${actor.kind} may not do this` })
  }
  if (method.permission && 'permissions' in actor && !holds(actor.permissions, method.permission))
    throw new PlatformError('forbidden', { detail: `The permission ${method.permission} is missing` })
}

const holds = (permissions: readonly string[], wanted: string): boolean =>
  permissions.includes(wanted) || permissions.includes('*')
