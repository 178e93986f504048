import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'

export type Case = { readonly name: string; readonly args: readonly string[]; readonly path: string }

const clients = 16
/** Counted, not timed: on a busy machine a second would measure code that is not compiled yet. */
const warmRequests = 30_000
const measuredRequests = 30_000

const ask = async (child: ChildProcess): Promise<number> => {
  child.send('cpu')
  const [{ cpuMicros }] = await once(child, 'message')
  return cpuMicros
}

/** Microseconds of the server's CPU per request: unlike throughput, it does not depend on who else uses the machine. */
export async function measureServer({ args, path }: Case): Promise<number> {
  const child = fork(join(import.meta.dirname, 'server.fixture.ts'), [...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = await once(child, 'message')
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: clients, pipelining: 1 })
  let answered = 0
  let running = true
  const client = async () => {
    while (running) {
      const { body } = await pool.request({ method: 'GET', path })
      await body.dump()
      answered += 1
    }
  }
  const load = Promise.all(Array.from({ length: clients }, client))
  while (answered < warmRequests) await delay(20)
  const [before, cpuBefore] = [answered, await ask(child)]
  while (answered < before + measuredRequests) await delay(20)
  const [after, cpuAfter] = [answered, await ask(child)]
  running = false
  await load
  await pool.close()
  child.disconnect()
  await once(child, 'exit')
  return (cpuAfter - cpuBefore) / (after - before)
}
