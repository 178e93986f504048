import type { Call } from '@stoa/kernel/call'
import { ok, type Result } from '@stoa/kernel/result'
import { isReplayed, markReplayed } from '@stoa/platform/contract'
import type { Orders } from '../context.ts'

/**
 * A command that opens a saga, which then runs to its end or to its next wait: the answer is how far it came. A repeated
 * call opens nothing, and helps the saga on.
 */
export const finishing =
  <I, O, E>(
    { runner }: Pick<Orders, 'runner'>,
    open: (input: I, call: Call) => Promise<Result<O, E>>,
    sagasOf: (opened: O) => readonly string[],
    look: (opened: O) => Promise<O>,
  ) =>
  async (input: I, call: Call): Promise<Result<O, E>> => {
    const opened = await open(input, call)
    if (!opened.ok) return opened
    for (const saga of sagasOf(opened.value)) await runner.run(saga)
    const now = ok(await look(opened.value))
    return isReplayed(opened) ? markReplayed(now) : now
  }
