import { jitteredDelay } from '@stoa/kernel/retry'
import type { Failure, Saga, SagaRow, Step } from './saga.ts'

/** Pure: which row follows which. Nothing here reads a clock or a database. */
type Row<S> = SagaRow<S>

export function stepOf<S, T>(saga: Saga<S, T>, name: string): Step<S, T> {
  const step = saga.steps.find(candidate => candidate.name === name)
  if (!step) throw new Error(`the saga ${saga.kind} has no step '${name}'`)
  return step
}

const applies = <S, T>(step: Step<S, T>, state: S): boolean => step.when?.(state) ?? true

/** The first step that applies from a position on; undefined at the end. */
export function firstStep<S, T>(saga: Saga<S, T>, state: S, from = 0): Step<S, T> | undefined {
  return saga.steps.slice(from).find(step => applies(step, state))
}

const positionOf = <S, T>(saga: Saga<S, T>, name: string): number =>
  saga.steps.findIndex(step => step.name === name)

export function stepAfter<S, T>(saga: Saga<S, T>, name: string, state: S): Step<S, T> | undefined {
  return firstStep(saga, state, positionOf(saga, name) + 1)
}

function stepBefore<S, T>(saga: Saga<S, T>, name: string, state: S): Step<S, T> | undefined {
  return saga.steps
    .slice(0, positionOf(saga, name))
    .toReversed()
    .find(step => applies(step, state) && (step.undo || step.unrecord))
}

/** Whether errors of this step may still lead back. */
export const mayTurnBack = <S, T>(saga: Saga<S, T>, name: string): boolean =>
  positionOf(saga, name) <= positionOf(saga, saga.pivot)

const fresh = (now: number) => ({ attempt: 1, error: null, waitUntil: null, dueAt: now, since: now })

export function forward<S, T>(saga: Saga<S, T>, row: Row<S>, state: S, now: number): Row<S> {
  const next = stepAfter(saga, row.step, state)
  const moved = { ...row, ...fresh(now), dueAt: row.dueAt <= now ? row.dueAt : now, state }
  return next ? { ...moved, status: 'running', step: next.name } : { ...moved, status: 'done' }
}

export const paused = <S>(row: Row<S>, state: S, until: number): Row<S> => ({
  ...row,
  ...{ status: 'waiting', state, waitUntil: until, dueAt: until, attempt: 1, error: null },
})

/** The step at hand is undone as well: whether it had an effect may be unknown, or it may still be on its way. */
export const turnedBack = <S>(row: Row<S>, state: S, failure: Failure, now: number): Row<S> => ({
  ...row,
  ...fresh(now),
  ...{ status: 'undoing', state, failure, undoFrom: row.step },
})

export function backward<S, T>(saga: Saga<S, T>, row: Row<S>, state: S, now: number): Row<S> {
  const previous = stepBefore(saga, row.step, state)
  const moved = { ...row, ...fresh(now), state }
  return previous ? { ...moved, step: previous.name } : { ...moved, status: 'undone' }
}

/** After an error: again later, or back when it was tried often enough and there still is a way back. */
export function failed<S, T>(
  saga: Saga<S, T>,
  row: Row<S>,
  error: string,
  { now, random }: { readonly now: number; readonly random: () => number },
): Row<S> {
  const over = row.attempt >= saga.attempts && row.status !== 'undoing' && mayTurnBack(saga, row.step)
  if (over) {
    const detail = `The step ${row.step} failed ${row.attempt} times`
    return { ...turnedBack(row, row.state, { code: 'gave_up', detail }, now), error }
  }
  const { baseMs, maxMs } = saga.backoff
  const pause = baseMs + jitteredDelay(row.attempt, { baseMs, maxMs, random })
  return { ...row, attempt: row.attempt + 1, error, dueAt: now + pause }
}
