import { type Outcome as Ended, runProcess } from '../../apps/cli/deploy/run-process.ts'
import type { VerifyContext } from './check.ts'

export type ToolRun = { cwd?: string; env?: Record<string, string>; onLine?: (line: string) => void }

export function runTool(
  { env }: VerifyContext,
  command: string,
  args: string[],
  options: ToolRun = {},
): Promise<Ended> {
  return runProcess(command, args, { ...options, env: { ...env, ...options.env } })
}

export function lastLines({ stdout, stderr }: Ended, lines = 25): string {
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-lines).join('\n')
}

/** Runs it and hands back what it printed, or throws with the end of it. */
export async function mustRun(
  context: VerifyContext,
  command: string,
  args: string[],
  options: ToolRun = {},
): Promise<string> {
  const ended = await runTool(context, command, args, options)
  if (ended.code !== 0)
    throw new Error(
      `${command} ${args.join(' ').slice(0, 120)} ended with ${ended.code}\n${lastLines(ended)}`,
    )
  return ended.stdout
}
