import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { sentenceOf } from '../api/answer.ts'
import { inTurn } from '../api/in-turn.ts'
import type { DeadLetter } from '../api/shapes.ts'
import { type Decision, decide } from './decide.ts'

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

/** A decision about many events: each for itself, with what became of it, until all are done or somebody stops it. */
export function useDecisionRun() {
  const client = useQueryClient()
  const [run, setRun] = useState<Run>()
  const isStopped = useRef(false)
  const end = () => setRun(now => now && { ...now, phase: 'ended' })
  const put = (row: RunRow) =>
    setRun(now => now && { ...now, rows: now.rows.map(old => (old.letter === row.letter ? row : old)) })
  const start = async (decision: Decision, find: () => Promise<readonly DeadLetter[]>) => {
    isStopped.current = false
    setRun({ decision, phase: 'finding', rows: [] })
    try {
      const letters = await find()
      setRun({ decision, phase: 'running', rows: letters.map(letter => ({ letter, state: 'waiting' })) })
      const one = async (letter: DeadLetter) =>
        decide(decision, letter).then(
          () => put({ letter, state: 'done' }),
          error => put({ letter, state: 'failed', problem: sentenceOf(error) }),
        )
      await inTurn(letters, one, () => !isStopped.current)
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
