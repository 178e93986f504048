import { fail, ok, type Result } from './result.ts'

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>
type StateOf<T extends Table> = keyof T & string
type EventsOf<T extends Table> = { [S in keyof T]: keyof T[S] }[keyof T] & string

export type Transition<S extends string, E extends string> = {
  readonly from: S
  readonly event: E
  readonly to: S
}
export type IllegalTransition<S extends string, E extends string> = {
  readonly code: 'illegal_transition'
  readonly state: S
  readonly event: E
}

export type Machine<S extends string, E extends string> = {
  next(state: S, event: E): Result<S, IllegalTransition<S, E>>
  readonly states: readonly S[]
  readonly transitions: readonly Transition<S, E>[]
  isFinal(state: S): boolean
}

/** `defineMachine({ draft: { publish: 'published' }, published: { withdraw: 'draft' } })`. A state without events is final. */
export function defineMachine<const T extends Table>(
  table: T & { readonly [S in keyof T]: { readonly [E in keyof T[S]]: keyof T } },
): Machine<StateOf<T>, EventsOf<T>> {
  type S = StateOf<T>
  type E = EventsOf<T>
  const rows = new Map(Object.entries(table).map(([state, row]) => [state, new Map(Object.entries(row))]))
  const transitions = [...rows].flatMap(([from, row]) =>
    [...row].map(([event, to]) => ({ from, event, to }) as Transition<S, E>),
  )
  for (const { from, event, to } of transitions)
    if (!rows.has(to)) throw new Error(`'${from}' on '${event}' leads to '${to}', which is not a state`)
  return {
    states: [...rows.keys()] as S[],
    transitions,
    isFinal: state => rows.get(state)?.size === 0,
    next(state, event) {
      const to = rows.get(state)?.get(event)
      // The table's own type says that every target is one of its states.
      return to === undefined ? fail({ code: 'illegal_transition', state, event }) : ok(to as S)
    },
  }
}
