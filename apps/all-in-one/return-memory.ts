import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const restMs = 10_000

/** What a start leaves behind would lie there until something needs the room: given back once, after a rest, it is 60 MB. */
export function returnMemory(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect: (options: { type: 'major'; flavor: 'last-resort' }) => void = runInNewContext('gc')
    collect({ type: 'major', flavor: 'last-resort' })
  }, restMs).unref()
}
