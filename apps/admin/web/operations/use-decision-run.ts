import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sentenceOf } from '../api/answer.ts'
import { inTurn } from '../api/in-turn.ts'
import type { DeadLetter } from '../api/shapes.ts'
import { batchesOf, type Decision, decide } from './decide.ts'

export type RunRow = {
  readonly letter: DeadLetter
  readonly state: 'waiting' | 'done' | 'failed'
  readonly problem?: string
}
export type Run = {
  readonly decision: Decision
  readonly phase: 'finding' | 'running' | 'ended'
  readonly rows: readonly RunRow[]
  readonly problem?: string
}

const settled = (letter: DeadLetter, problem: string | undefined): RunRow =>
  problem === undefined ? { letter, state: 'done' } : { letter, state: 'failed', problem }

/** A decision about many events, with what became of each, until all are done or somebody stops it. */
export function useDecisionRun() {
  const client = useQueryClient()
  const [run, setRun] = useState<Run>()
  const isStopped = useRef(false)
  const end = () => setRun(now => now && { ...now, phase: 'ended' })
  const settle = (batch: readonly DeadLetter[], problemOf: (letter: DeadLetter) => string | undefined) =>
    setRun(
      now =>
        now && {
          ...now,
          rows: now.rows.map(row =>
            batch.includes(row.letter) ? settled(row.letter, problemOf(row.letter)) : row,
          ),
        },
    )
  const start = async (decision: Decision, find: () => Promise<readonly DeadLetter[]>) => {
    isStopped.current = false
    setRun({ decision, phase: 'finding', rows: [] })
    try {
      const letters = await find()
      setRun({ decision, phase: 'running', rows: letters.map(letter => ({ letter, state: 'waiting' })) })
      const decideOn = (batch: readonly DeadLetter[]) =>
        decide(decision, batch).then(
          problems => settle(batch, letter => problems.get(letter)),
          error => settle(batch, () => sentenceOf(error)),
        )
      await inTurn(batchesOf(decision, letters), decideOn, () => !isStopped.current)
    } catch (error) {
      setRun(now => now && { ...now, problem: sentenceOf(error) })
    }
    end()
    await client.invalidateQueries({ queryKey: ['dead-letters'] })
  }
  return {
    run,
    start: (decision: Decision, find: () => Promise<readonly DeadLetter[]>) => void start(decision, find),
    stop: () => {
      isStopped.current = true
    },
    close: () => setRun(undefined),
  }
}
