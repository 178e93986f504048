import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { Type } from 'typebox'
import { assertAccess } from './access.ts'
import { newCall } from './new-call.ts'

const actors: Record<string, Actor> = {
  anonymous: { kind: 'anonymous' },
  guest: { kind: 'guest', id: 'g' },
  customer: { kind: 'customer', id: 'c', emailVerified: true },
  clerk: { kind: 'staff', id: 's', permissions: ['books:read'] },
  writer: { kind: 'staff', id: 's', permissions: ['books:write'] },
  key: { kind: 'key', id: 'k', permissions: ['*'] },
  system: { kind: 'system', id: 'x' },
}

type Rule = Pick<MethodDefinition, 'visibility' | 'actors' | 'permission'>

const parts = { http: 'POST /v1/x', summary: '', input: Type.Object({}), output: Type.Null() } as const

/** Who gets in, as one line. */
function admitted(rule: Rule, caller: string): string {
  const subject = { service: 'shelf', name: 'x', method: { ...parts, ...rule } as MethodDefinition }
  const allow = (from: string) => from === 'orders'
  return Object.entries(actors)
    .map(([name, actor]) => {
      try {
        assertAccess(subject, newCall({ actor, caller }), allow)
        return name
      } catch (error) {
        return isPlatformError(error, 'unauthenticated')
          ? '401'
          : isPlatformError(error, 'forbidden')
            ? '-'
            : '404'
      }
    })
    .join(' ')
}

test('from outside the actor decides, and a permission where one is asked', () => {
  assert.equal(admitted({ visibility: 'public', actors: ['customer'] }, 'edge'), '401 - customer - - - -')
  assert.equal(
    admitted({ visibility: 'public', actors: ['staff', 'key'], permission: 'books:write' }, 'edge'),
    '401 - - - writer key -',
  )
})

test('who may come without a name may come with one', () => {
  const all = Object.keys(actors).join(' ')
  assert.equal(admitted({ visibility: 'public', actors: ['anonymous'] }, 'edge'), all)
})

test('internal methods do not exist outside', () => {
  assert.equal(admitted({ visibility: 'internal', actors: [] }, 'edge'), '404 404 404 404 404 404 404')
})

test('between services the allow-list decides, and whom a service speaks for', () => {
  assert.equal(admitted({ visibility: 'internal', actors: [] }, 'orders'), Object.keys(actors).join(' '))
  assert.equal(admitted({ visibility: 'internal', actors: [] }, 'cart'), '- - - - - - -')
  assert.equal(
    admitted({ visibility: 'public', actors: ['staff'], permission: 'books:write' }, 'orders'),
    '401 - - - writer - system',
  )
})
