import { fork } from 'node:child_process'
import { type Cores, forkOptions } from './pin.ts'

export type Child = {
  readonly pid: number
  /** One question at a time; a child that ends answers all that is open with an error. */
  ask<T>(question: object): Promise<T>
  stop(): Promise<void>
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
type Waiting = { resolve(value: unknown): void; reject(error: Error): void }

export type Place = { readonly cores: Cores; readonly on: 'service' | 'others' }

/** Starts one of the `*-process.ts` of this folder's parent. */
export function startChild(name: string, { cores, on }: Place, env: NodeJS.ProcessEnv = {}): Child {
  const file = new URL(`../${name}-process.ts`, import.meta.url).pathname
  const child = fork(file, { ...forkOptions(cores, on), env: { ...process.env, ...env } })
  const waiting = new Map<number, Waiting>()
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let asked = 0
  child.on('message', (answer: Answer) => {
    const question = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) question?.reject(new Error(`${name}: ${answer.error}`))
    else question?.resolve(answer.value)
  })
  child.once('exit', code => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with code ${code}`))
    waiting.clear()
  })
  return {
    pid: child.pid!,
    ask: <T>(question: object) =>
      new Promise<T>((resolve, reject) => {
        asked += 1
        // What a process answers is declared beside its name by whoever asks.
        waiting.set(asked, { resolve: value => resolve(value as T), reject })
        child.send({ id: asked, question })
      }),
    async stop() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}
