import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defineMachine } from './state-machine.ts'

const door = defineMachine({
  open: { close: 'closed' },
  closed: { open: 'open', lock: 'locked' },
  locked: { unlock: 'closed', weld: 'welded' },
  welded: {},
})

test('an allowed transition leads on, another is a value that says what was refused', () => {
  assert.deepEqual(door.next('closed', 'lock'), { ok: true, value: 'locked' })
  assert.deepEqual(door.next('open', 'lock'), {
    ok: false,
    error: { code: 'illegal_transition', state: 'open', event: 'lock' },
  })
})

test('words that every object knows are no events', () => {
  assert.equal(door.next('open', 'constructor' as 'close').ok, false)
  assert.equal(door.next('toString' as 'open', 'close').ok, false)
})

test('next agrees with the list of transitions for every state and event', () => {
  const events = [...new Set(door.transitions.map(({ event }) => event))]
  fc.assert(
    fc.property(fc.constantFrom(...door.states), fc.constantFrom(...events), (state, event) => {
      const listed = door.transitions.find(row => row.from === state && row.event === event)
      const next = door.next(state, event)
      assert.equal(next.ok ? next.value : undefined, listed?.to)
    }),
  )
})

test('only a state without events is final', () => {
  assert.deepEqual(
    door.states.filter(state => door.isFinal(state)),
    ['welded'],
  )
})

test('a table that leads nowhere is refused', () => {
  // @ts-expect-error: the compiler says so as well
  assert.throws(() => defineMachine({ a: { go: 'b' } }), /'a' on 'go' leads to 'b'/)
})
