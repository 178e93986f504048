import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from './process-identity.ts'

const fastMs = 20_000

/** SIGINT ends sessions and writes a checkpoint; SIGQUIT after it leaves a recovery to the next start. */
export async function stopServer(pid: number): Promise<void> {
  if (!signal(pid, 'SIGINT')) return
  const deadline = Date.now() + fastMs
  let insisted = false
  while (isAlive(pid)) {
    if (!insisted && Date.now() > deadline) insisted = signal(pid, 'SIGQUIT')
    await delay(10)
  }
}

export function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
