import { PlatformError } from '@stoa/kernel/errors'
import type { Line } from '../neighbours.ts'
import type { Gates } from './gates.ts'
import type { Schedule } from './schedule.ts'

/**
 * A request arrives at some time or never, once or again later, also after its caller has given it up; its answer
 * arrives at some time or never. The caller may die while it waits.
 */
export const slowLine =
  ({ trouble, killed }: Pick<Schedule, 'trouble' | 'killed'>, gates: Gates): Line =>
  (name, method) =>
  async (input, call) => {
    const wrong = trouble()
    const late = async () => {
      await gates.pass()
      await method(input, call)
    }
    if (wrong === 'late' || wrong === 'twice') void late()
    if (wrong === 'never' || wrong === 'late') {
      await gates.pass()
      throw new PlatformError('deadline_exceeded', { detail: `${name} did not answer` })
    }
    await gates.pass()
    const answer = await method(input, call)
    await gates.pass()
    killed()
    if (wrong === 'unanswered')
      throw new PlatformError('deadline_exceeded', { detail: `the answer of ${name} was lost` })
    return answer
  }
