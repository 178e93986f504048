import type { Probe, RunnerOptions } from './options.ts'
import type { Memory, Outcome, Saga, SagaRow, Step, Together, Turn } from './saga.ts'
import { Outdated } from './saga.ts'
import { FenceLost } from './store.ts'
import * as to from './transitions.ts'

type Row = SagaRow
/** The next row, and what writes it, where it is not written alone. */
type Made = { readonly row: Row; readonly note: string; readonly together?: Together | undefined }
/** `told` is what `onStatus` answered, when the status changed. */
export type Turned = { readonly row: Row; readonly told?: unknown }
/** A local step said no: its transaction is rolled back, and the saga turns back from there. */
class LocallyRefused extends Error {
  readonly row: Row
  readonly outcome: Outcome<unknown> & { kind: 'refused' }
  constructor(row: Row, outcome: Outcome<unknown> & { kind: 'refused' }) {
    super('refused')
    this.row = row
    this.outcome = outcome
  }
}

/** One step at a time: act, then write down what came of it together with the next intent. One run of a saga. */
export function createTurns<T>(options: RunnerOptions<T>, memory: Memory) {
  const { store, clock, leaseMs, random = Math.random } = options
  const probe: Probe = options.probe ?? (() => {})

  const turnOf = (row: Row): Turn => {
    const now = clock.now()
    return {
      ...{ id: row.id, now, attempt: row.attempt, failure: row.failure ?? undefined },
      expired: row.waitUntil !== null && now >= row.waitUntil,
      call: options.callOf(row),
      memory,
    }
  }

  const renewed = (row: Row): Row => ({
    ...row,
    ...{ leasedUntil: clock.now() + leaseMs, revision: row.revision + 1 },
  })

  /** A transaction only where something else changes with the row. */
  async function save(
    saga: Saga<unknown, T>,
    row: Row,
    note: string,
    statusBefore?: string,
  ): Promise<Turned> {
    const after = renewed(row)
    if (saga.onStatus && statusBefore !== row.status)
      return saveWith(saga, statusBefore, async () => ({ row, note }))
    await store.save({ row: after, note, at: clock.now() })
    return { row: after }
  }

  /** What `effect` writes, the row, and what those who show its status write: one transaction. */
  async function saveWith(
    saga: Saga<unknown, T>,
    statusBefore: string | undefined,
    effect: (tx: T) => Promise<Made>,
  ): Promise<Turned> {
    let told: unknown
    const row = await store.saveWith(async tx => {
      const { row: made, note, together } = await effect(tx)
      const after = renewed(made)
      const beside = async () => {
        if (after.status !== statusBefore)
          told = await saga.onStatus?.(tx, after, options.callOf(after), memory)
      }
      return { row: after, note, at: clock.now(), beside, ...(together && { together }) }
    })
    return { row, told }
  }

  async function turn(saga: Saga<unknown, T>, row: Row): Promise<Turned> {
    const step = to.stepOf(saga, row.step)
    try {
      return row.status === 'undoing' ? await undo(saga, row, step) : await act(saga, row, step)
    } catch (error) {
      if (error instanceof FenceLost || isCrash(error)) throw error
      if (error instanceof Outdated && memory.size > 0) {
        memory.clear()
        return turn(saga, row)
      }
      options.onError?.(row, error)
      const message = error instanceof Error ? error.message : String(error)
      const next = to.failed(saga, row, message.slice(0, 500), { now: clock.now(), random })
      return save(saga, next, `${row.step} failed`, row.status)
    }
  }

  async function act(saga: Saga<unknown, T>, row: Row, step: Step<unknown, T>): Promise<Turned> {
    const { id } = row
    const turn = turnOf(row)
    probe({ id, step: step.name, moment: 'before-act' })
    const outcome = step.act ? await step.act(row.state, turn) : { kind: 'done' as const, state: row.state }
    probe({ id, step: step.name, moment: 'acted' })
    const saved = await settle(saga, row, step, outcome, turn)
    probe({ id, step: step.name, moment: 'recorded' })
    return saved
  }

  async function settle(
    saga: Saga<unknown, T>,
    row: Row,
    step: Step<unknown, T>,
    outcome: Outcome<unknown>,
    turn: Turn,
  ): Promise<Turned> {
    const now = clock.now()
    if (outcome.kind === 'wait')
      return save(saga, to.paused(row, outcome.state, outcome.until), `${step.name} waits`, row.status)
    if (outcome.kind === 'refused') return turnBack(saga, row, outcome)
    const next = to.forward(saga, row, outcome.state, now)
    const local = to.firstStep(saga, outcome.state, saga.steps.indexOf(step) + 1)
    const alone = !hasRecord(step, outcome.state) && (!local || local.act)
    if (alone) return save(saga, next, `${step.name} done`, row.status)
    try {
      const made = { ...row, state: outcome.state }
      return await saveWith(saga, row.status, tx => recordAll(tx, saga, made, step, turn))
    } catch (error) {
      if (error instanceof LocallyRefused) return turnBack(saga, error.row, error.outcome)
      throw error
    }
  }

  /** The step's own change, and those of the local steps that follow it. */
  async function recordAll(
    tx: T,
    saga: Saga<unknown, T>,
    row: Row,
    first: Step<unknown, T>,
    turn: Turn,
  ): Promise<Made> {
    let at = row
    const notes: string[] = []
    let together: Together | undefined
    for (let step: Step<unknown, T> | undefined = first; step; ) {
      if (together) throw new Error(`${step.name} is local: what is written with the saga's row comes last`)
      const outcome = hasRecord(step, at.state) ? await step.record!(tx, at.state, turn) : undefined
      if (outcome?.kind === 'refused') throw new LocallyRefused(at, outcome)
      if (outcome?.kind === 'wait') throw new Error(`${step.name} is local: it cannot wait`)
      together = outcome?.together
      notes.push(`${step.name} done`)
      at = to.forward(saga, at, outcome?.state ?? at.state, clock.now())
      const next = at.status === 'done' ? undefined : to.stepOf(saga, at.step)
      step = next?.act ? undefined : next
    }
    return { row: at, note: notes.join(', '), together }
  }

  const turnBack = (saga: Saga<unknown, T>, row: Row, outcome: Outcome<unknown> & { kind: 'refused' }) =>
    save(
      saga,
      to.turnedBack(row, outcome.state, outcome.failure, clock.now()),
      `${row.step} refused: ${outcome.failure.code}`,
      row.status,
    )

  async function undo(saga: Saga<unknown, T>, row: Row, step: Step<unknown, T>): Promise<Turned> {
    const { id } = row
    const turn = turnOf(row)
    probe({ id, step: step.name, moment: 'before-undo' })
    const state = step.undo ? await step.undo(row.state, turn) : row.state
    probe({ id, step: step.name, moment: 'undone' })
    // Where the undoing began nothing had been recorded: its transaction never committed.
    const recorded = step.unrecord && row.undoFrom !== step.name
    const note = `${step.name} undone`
    if (!recorded) return save(saga, to.backward(saga, row, state, clock.now()), note, row.status)
    return saveWith(saga, row.status, async tx => {
      const before = await step.unrecord!(tx, state, turn)
      return { row: to.backward(saga, row, before, clock.now()), note }
    })
  }

  return { turn, save }
}

const hasRecord = <T>({ record, records }: Step<unknown, T>, state: unknown): boolean =>
  record !== undefined && (records?.(state) ?? true)

/** What tests throw from a probe to stand for a process that died: nobody is left to write anything down. */
export class Crash extends Error {
  override readonly name = 'Crash'
}
const isCrash = (error: unknown): boolean => error instanceof Crash
