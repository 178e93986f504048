import { type ChildProcess, fork } from 'node:child_process'
import { PlatformError } from '@stoa/kernel/errors'
import type { PictureLimits, PreparedPicture, Variant } from './picture.ts'
import { PictureError } from './picture-error.ts'
import type { Answer, Order, Task } from './task.ts'
import { createTurns } from './turns.ts'

export type DeskOptions = {
  readonly atOnce?: number
  readonly waiting?: number
  /** After how long without work the process goes. */
  readonly idleMs?: number
  /** A picture that takes longer is given up, and with it the process. */
  readonly patienceMs?: number
}

/** Where pictures are made. Nothing is loaded and no process runs until the first one is asked for. */
export type PictureDesk = {
  prepare(bytes: Uint8Array, limits: PictureLimits): Promise<PreparedPicture>
  resize(bytes: Uint8Array, variant: Variant): Promise<Uint8Array>
  /** Whether its process is there. */
  busy(): boolean
  [Symbol.asyncDispose](): Promise<void>
}

type Waiting = { resolve(done: unknown): void; reject(error: Error): void }
type Worker = { readonly child: ChildProcess; readonly waiting: Map<number, Waiting> }

export function openPictureDesk({
  atOnce = 2,
  waiting = 200,
  idleMs = 15_000,
  patienceMs = 30_000,
}: DeskOptions = {}): PictureDesk {
  const turn = createTurns({ atOnce, waiting })
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  const dismiss = (): void => {
    worker?.child.kill('SIGKILL')
    worker = undefined
  }

  function ask(task: Task): Promise<unknown> {
    clearTimeout(idle)
    worker ??= startWorker(gone => {
      if (worker === gone) worker = undefined
    })
    const { child, waiting: open } = worker
    const id = ++lastId
    return new Promise((resolve, reject) => {
      open.set(id, { resolve, reject })
      child.send({ id, task } satisfies Order, error => error && reject(error))
    })
  }

  const run = (task: Task): Promise<unknown> =>
    turn(async () => {
      const patience = setTimeout(dismiss, patienceMs)
      try {
        return await ask(task)
      } finally {
        clearTimeout(patience)
        // Two that end together would leave a timer that nobody stops, and it would end the work of a later one.
        clearTimeout(idle)
        if (worker?.waiting.size === 0) idle = setTimeout(dismiss, idleMs).unref()
      }
    })

  return {
    // The worker answers each kind of task with its own kind of result.
    prepare: (bytes, limits) => run({ kind: 'prepare', bytes, limits }) as Promise<PreparedPicture>,
    resize: (bytes, variant) => run({ kind: 'resize', bytes, variant }) as Promise<Uint8Array>,
    busy: () => worker !== undefined,
    async [Symbol.asyncDispose]() {
      clearTimeout(idle)
      dismiss()
    },
  }
}

/** Two arenas are enough for its threads; with the usual sixteen it held twice the memory. */
function startWorker(gone: (worker: Worker) => void): Worker {
  const child = fork(new URL('./worker.ts', import.meta.url), [], {
    execArgv: [],
    env: { PATH: process.env.PATH, MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const worker: Worker = { child, waiting: new Map() }
  child.on('message', (answer: Answer) => {
    const open = worker.waiting.get(answer.id)
    worker.waiting.delete(answer.id)
    if ('done' in answer) open?.resolve(answer.done)
    else open?.reject(errorOf(answer))
  })
  const lost = (): void => {
    gone(worker)
    for (const { reject } of worker.waiting.values())
      reject(
        new PlatformError('unavailable', { detail: 'The picture was not finished', retryAfterSeconds: 1 }),
      )
    worker.waiting.clear()
  }
  child.on('exit', lost)
  child.on('error', lost)
  // A shop that stops does not wait for it.
  child.unref()
  child.channel?.unref()
  return worker
}

const errorOf = ({
  failed,
  reason,
}: {
  failed: string
  reason: PictureError['reason'] | undefined
}): Error => (reason ? new PictureError(reason, failed) : new Error(failed))
