/** A value as the protocol takes it: text, or bytes as they are. */
export type WireValue = string | Uint8Array | null

export type Execution = {
  readonly name: string
  /** Prepares the statement under its name first. */
  readonly parse: string | undefined
  /** Asks which columns come back. */
  readonly describe: boolean
  readonly values: readonly WireValue[]
}

const headBytes = 5
const sync = Buffer.from([0x53, 0, 0, 0, 4])
const execute = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0])
const describe = Buffer.from([0x44, 0, 0, 0, 6, 0x50, 0])
const bindNothing = Buffer.from([0x42, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0])

/** Everything that runs a prepared statement once, in one buffer: the driver writes a buffer for each message. */
export function encodeExecution({ name, parse, describe: asks, values }: Execution): Buffer {
  const lengths = values.map(lengthOf)
  const nameBytes = Buffer.byteLength(name)
  const parseBytes = parse === undefined ? 0 : headBytes + nameBytes + Buffer.byteLength(parse) + 4
  const asIs = values.some(value => value instanceof Uint8Array)
  const bindBytes = headBytes + nameBytes + 2 + 2 + (asIs ? 2 * values.length : 0) + 2 + sum(lengths) + 2
  const rest = (asks ? describe.length : 0) + execute.length + sync.length
  const buffer = Buffer.allocUnsafe(parseBytes + bindBytes + rest)
  let at = 0
  if (parse !== undefined) at = writeParse(buffer, parseBytes, name, parse)
  at = writeBind(buffer, at, bindBytes, name, values, lengths, asIs)
  if (asks) at += describe.copy(buffer, at)
  at += execute.copy(buffer, at)
  sync.copy(buffer, at)
  return buffer
}

/** A command without parameters. */
export function encodeCommand(text: string): Buffer {
  const buffer = Buffer.allocUnsafe(headBytes + Buffer.byteLength(text) + 1)
  writeText(buffer, writeHead(buffer, 0, 0x51, buffer.length), text)
  return buffer
}

/** BEGIN ahead of a statement and without a Sync of its own: the server answers both at once. */
export function encodeBegin(text: string): Buffer {
  const parse = Buffer.allocUnsafe(headBytes + 1 + Buffer.byteLength(text) + 3)
  writeParse(parse, parse.length, '', text)
  return Buffer.concat([parse, bindNothing, execute])
}

const sum = (lengths: readonly number[]): number =>
  lengths.reduce((total, length) => total + 4 + Math.max(0, length), 0)

const lengthOf = (value: WireValue): number =>
  value === null ? -1 : typeof value === 'string' ? Buffer.byteLength(value) : value.length

function writeHead(buffer: Buffer, at: number, code: number, bytes: number): number {
  buffer[at] = code
  return buffer.writeInt32BE(bytes - 1, at + 1)
}

function writeText(buffer: Buffer, at: number, text: string): number {
  const end = at + buffer.write(text, at)
  buffer[end] = 0
  return end + 1
}

function writeParse(buffer: Buffer, bytes: number, name: string, text: string): number {
  const at = writeText(buffer, writeText(buffer, writeHead(buffer, 0, 0x50, bytes), name), text)
  return buffer.writeInt16BE(0, at)
}

function writeBind(
  buffer: Buffer,
  from: number,
  bytes: number,
  name: string,
  values: readonly WireValue[],
  lengths: readonly number[],
  asIs: boolean,
): number {
  let at = writeHead(buffer, from, 0x42, bytes)
  buffer[at] = 0
  at = writeText(buffer, at + 1, name)
  at = buffer.writeInt16BE(asIs ? values.length : 0, at)
  if (asIs) for (const value of values) at = buffer.writeInt16BE(value instanceof Uint8Array ? 1 : 0, at)
  at = buffer.writeInt16BE(values.length, at)
  for (let i = 0; i < values.length; i += 1) {
    at = buffer.writeInt32BE(lengths[i]!, at)
    const value = values[i]!
    if (typeof value === 'string') at += buffer.write(value, at)
    else if (value) {
      buffer.set(value, at)
      at += value.length
    }
  }
  return buffer.writeInt16BE(0, at)
}
