import { spawn } from 'node:child_process'
import type { VerifyContext } from './check.ts'
import { type Deployed, stoaArgs } from './environment.ts'

export type InterruptedRun = { code: number; output: string }

/** Starts a deployment and presses Ctrl-C when the given step has begun. */
export function interruptedDeploy(
  context: VerifyContext,
  deployed: Deployed,
  duringStep: string,
  onStep: () => void,
): Promise<InterruptedRun> {
  const args = [...stoaArgs(context, 'deploy', deployed), '--yes', '--restart']
  const child = spawn(process.execPath, args, {
    env: { ...context.env, ...deployed.awsEnv },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let interrupted = false
  const hear = (chunk: string) => {
    output += chunk
    if (interrupted || !output.includes(`] ${duringStep} ...`)) return
    interrupted = true
    child.kill('SIGINT')
    onStep()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ code: code ?? 1, output }))
  })
}
