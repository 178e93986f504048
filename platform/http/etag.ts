import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { isRawJson } from '../contract/index.ts'

export const etagOf = (version: number): string => `"${version}"`

export function versionOf(value: unknown): number | undefined {
  const version =
    isRawJson(value) || (typeof value === 'object' && value !== null)
      ? (value as { version?: unknown }).version
      : undefined
  return typeof version === 'number' ? version : undefined
}

/** If-None-Match compares weakly and may list many (RFC 9110, 13.1.2). */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
}

/** For handlers: the stored version must be the one that the caller saw. */
export function assertVersion(call: Call, current: number): void {
  if (call.ifMatch !== undefined && call.ifMatch !== current)
    throw new PlatformError('precondition_failed', {
      detail: `The resource is at version ${current}, not ${call.ifMatch}: read it again`,
      fields: [{ pointer: '/If-Match', detail: `is not ${etagOf(current)}`, in: 'header' }],
    })
}
