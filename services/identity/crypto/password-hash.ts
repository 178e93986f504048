import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PlatformError } from '@stoa/kernel/errors'

export type Cost = { readonly memoryKiB: number; readonly passes: number }
export type PasswordHash = {
  hash(password: string): Promise<string>
  /** Without a stored hash it takes as long and answers false. */
  verify(password: string, stored: string | null | undefined): Promise<boolean>
  /** Made at another cost than today's: hash again when the password is at hand. */
  isOld(stored: string): boolean
}

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)
const saltBytes = 16
const tagBytes = 32
const pattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/**
 * Argon2id in PHC strings. Two at a time: each takes tens of megabytes and a thread of the pool that serves files.
 * Measured on two busy cores, 19 MiB and two passes: 86 ms one, 23 a second in two lanes, while the event loop's
 * delay stayed at 8 ms (p99). 46 MiB and one pass cost the same, 64 MiB and three passes 216 ms.
 */
export function passwordHash(cost: Cost, lanes = 2): PasswordHash {
  const inLane = laneGate(lanes)
  const run = (password: string, nonce: Buffer, { memoryKiB, passes }: Cost): Promise<Buffer> =>
    inLane(() =>
      derive('argon2id', {
        message: password.normalize('NFKC'),
        nonce,
        parallelism: 1,
        tagLength: tagBytes,
        memory: memoryKiB,
        passes,
      }),
    )
  const head = `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=1$`
  const nobody = Buffer.alloc(saltBytes)
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      return `${head}${unpadded(salt)}$${unpadded(await run(password, salt, cost))}`
    },
    async verify(password, stored) {
      const [, memory, passes, salt, tag] = pattern.exec(stored ?? '') ?? []
      if (!salt || !tag) return run(password, nobody, cost).then(() => false)
      const made = { memoryKiB: Number(memory), passes: Number(passes) }
      const given = await run(password, Buffer.from(salt, 'base64'), made)
      const expected = Buffer.from(tag, 'base64')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    isOld: stored => !stored.startsWith(head),
  }
}

/** Three seconds' worth: who comes later is better told at once. */
const mostWaiting = 64

function laneGate(lanes: number) {
  let free = lanes
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= mostWaiting)
      throw new PlatformError('unavailable', { detail: 'Too many are signing in', retryAfterSeconds: 2 })
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
