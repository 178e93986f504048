import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Environment } from './settings.ts'

export type Outcome = { code: number; stdout: string; stderr: string }
export type RunOptions = { cwd?: string; env: Environment; onLine?: (line: string) => void }

/** A missing program answers like a failing one, so that the caller can say what to install. */
export async function runProcess(command: string, args: string[], options: RunOptions): Promise<Outcome> {
  // Its own process group: Ctrl-C reaches the operator's command only, which lets the step end before it stops.
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const { onLine } = options
  if (onLine) createInterface({ input: child.stdout.pipe(new PassThrough()) }).on('line', onLine)
  const ended = new Promise<number>(resolve => {
    child.once('error', () => resolve(127))
    child.once('close', code => resolve(code ?? 1))
  })
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}
