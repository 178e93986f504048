import { Worker } from 'node:worker_threads'
import {
  addUp,
  type Run,
  type Seeds,
  type Tally,
} from '../../services/orders/testing/simulation/run-seeds.ts'
import type { Options } from './options.ts'

const atOnce = 250
const tellMs = 15_000
type Answer = Run & { readonly seeds: Seeds }
type Telling = { readonly signal: AbortSignal; readonly tell: (line: string) => void }

/** Answers how many seeds broke something. Stopped, it says where to go on. */
export async function simulateAll(options: Options, { signal, tell }: Telling): Promise<number> {
  const progress = progressOf(options, tell)
  const waiting = portions(options)
  const ticking = setInterval(progress.tell, tellMs)
  const next = () => (signal.aborted ? undefined : waiting.next().value)
  await Promise.all(Array.from({ length: options.threads }, () => work(next, progress)))
  clearInterval(ticking)
  progress.tell()
  progress.sum()
  return progress.broken()
}

function* portions({ from, seeds }: Options): Generator<Seeds, undefined> {
  for (let next = from; next < from + seeds; next += atOnce)
    yield { from: next, count: Math.min(atOnce, from + seeds - next) }
}

/** A thread that takes portions until none is left. */
const work = (next: () => Seeds | undefined, progress: ReturnType<typeof progressOf>) =>
  new Promise<void>((resolve, reject) => {
    const thread = new Worker(new URL('./run.ts', import.meta.url))
    const take = () => {
      const seeds = next()
      if (!seeds) return void thread.terminate().then(() => resolve())
      progress.begin(seeds)
      thread.postMessage(seeds)
    }
    thread.on('error', reject)
    thread.on('message', (answer: Answer) => {
      progress.end(answer)
      take()
    })
    take()
  })

function progressOf({ from, seeds: all }: Options, tell: (line: string) => void) {
  const began = performance.now()
  const open = new Set<number>()
  const tally: Tally = {}
  let [done, broken] = [0, 0]
  /** Everything before it is done: a run that was stopped is gone on with from there. */
  const reached = () => Math.min(from + done, ...open)
  return {
    broken: () => broken,
    begin: (seeds: Seeds) => void open.add(seeds.from),
    end({ seeds, tally: more, broken: found }: Answer) {
      open.delete(seeds.from)
      done += seeds.count
      broken += found.length
      addUp(tally, more)
      for (const { seed, breaches } of found)
        tell([`seed ${seed} (npm run simulate -- --seed ${seed})`, ...breaches].join('\n  '))
    },
    tell() {
      const seconds = Math.round((performance.now() - began) / 1000)
      const left = done === 0 ? '?' : Math.round(((all - done) * seconds) / done)
      tell(`${done} of ${all} seeds, all below ${reached()}; ${broken} broken; ${seconds} s, ${left} s to go`)
    },
    sum() {
      tell(
        Object.entries(tally)
          .map(([what, times]) => `${what} ${times}`)
          .join(', '),
      )
      const rest = from + all - reached()
      if (rest > 0) tell(`the rest: npm run simulate -- --from ${reached()} --seeds ${rest}`)
    },
  }
}
