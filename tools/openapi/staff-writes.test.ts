import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { findContracts } from './documents.ts'

/** Writes that overwrite nobody's work, so they name no version: each with its reason (ADR 22). */
const unconditional: Readonly<Record<string, string>> = {
  'catalog.deleteSynonyms': 'a group of words is made and deleted, never edited',
  'identity.revokeApiKey': 'a key is made and revoked, never edited; revoked twice it is revoked',
  'identity.revokeMyStaffSession': 'an own session has nothing to edit; ended twice it is ended',
  'notifications.liftSuppression': 'an address is on the list or not; lifted twice it is lifted',
  'gateway.staffSignOut': 'an own session has nothing to edit; ended twice it is ended',
}

/** Creations that need no Idempotency-Key: each with its reason. */
const keyless: Readonly<Record<string, string>> = {
  'catalog.createPreview': 'nothing is kept: the link is signed and ends by itself',
  'catalog.uploadMedia': 'the same bytes are the same picture',
  'gateway.staffSignIn': 'an answer that was lost left a session that nobody has; it ends by itself',
  'gateway.staffSignInWithLink': 'the link is good for once',
  'identity.beginTwoStep': 'begun anew it replaces the seed that was not confirmed',
  'payments.reconcile': 'it compares and changes nothing',
}

const all = (await findContracts(join(import.meta.dirname, '..', '..'))).flatMap(({ name, methods }) =>
  Object.entries<MethodDefinition>(methods).map(([method, definition]) => ({
    name: `${name}.${method}`,
    ...definition,
  })),
)
const byStaff = all.filter(
  ({ visibility, http, actors }) =>
    visibility === 'public' && http.includes(' /v1/admin/') && actors.includes('staff'),
)
const edits = byStaff.filter(({ http }) => /^(PUT|PATCH|DELETE) /.test(http))
const creations = byStaff.filter(({ http, success }) => http.startsWith('POST ') && success === 201)

const named = (methods: readonly { readonly name: string }[]) => methods.map(({ name }) => name).sort()

describe('what staff write', () => {
  it('names the version that was seen, or is listed with the reason why it need not', () => {
    assert.ok(edits.length > 25, `${edits.length} edits of staff`)
    const free = edits.filter(({ ifMatch }) => ifMatch !== 'required')
    assert.deepEqual(named(free), Object.keys(unconditional).sort())
  })

  it('answers the version that the next change has to name', () => {
    const changed = edits.filter(({ http, ifMatch }) => ifMatch && !http.startsWith('DELETE '))
    assert.deepEqual(named(changed.filter(({ etag }) => !etag)), [])
  })

  it('is made once under its Idempotency-Key, or is listed with the reason why it needs none', () => {
    assert.ok(creations.length > 15, `${creations.length} creations by staff`)
    assert.deepEqual(named(creations.filter(({ idempotency }) => !idempotency)), Object.keys(keyless).sort())
  })
})
