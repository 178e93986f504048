import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { fontFolder } from '@stoa/design/font-folder'

export type Asset = { readonly type: string; readonly body: Buffer; readonly packed: Buffer | undefined }
export type Assets = {
  /** The address of a file under the hash of all of them, good for ever. */
  readonly at: (name: string) => string
  readonly files: ReadonlyMap<string, Asset>
  readonly version: string
}

const folder = join(import.meta.dirname, '..', 'assets')
const font = 'bricolage-grotesque-latin-wght-normal.woff2'
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Everything that pages load, read once: style sheets joined into one, texts packed. */
export async function openAssets(): Promise<Assets> {
  const names = (await readdir(folder)).sort()
  const sheets = names.filter(name => name.endsWith('.css'))
  const scripts = names.filter(name => name.startsWith('shop-'))
  const texts = new Map<string, Buffer>()
  texts.set('shop.css', await joined(sheets))
  texts.set('shop.js', await blocks(scripts))
  for (const name of names)
    if (![...sheets, ...scripts].includes(name)) texts.set(name, await readFile(join(folder, name)))
  texts.set(font, await readFile(join(fontFolder, font)))
  const version = hashOf([...texts.values()])
  const files = new Map([...texts].map(([name, body]) => [name, assetOf(name, body)] as const))
  return { version, files, at: name => `/assets/${version}/${name}` }
}

/** Tokens first, then the sheets in the order of their names. */
async function joined(sheets: readonly string[]): Promise<Buffer> {
  const tokens = fileURLToPath(import.meta.resolve('@stoa/design/tokens.css'))
  const paths = [tokens, ...sheets.map(name => join(folder, name))]
  return Buffer.concat(await Promise.all(paths.map(path => readFile(path))))
}

/** What every page needs in one request; in a block of its own each keeps its names to itself. */
async function blocks(scripts: readonly string[]): Promise<Buffer> {
  const texts = await Promise.all(scripts.map(name => readFile(join(folder, name), 'utf8')))
  return Buffer.from(texts.map(text => `{\n${text}}\n`).join(''))
}

function assetOf(name: string, body: Buffer): Asset {
  const type = types[extname(name)]
  if (type === undefined) throw new Error(`nobody knows what kind of file ${name} is`)
  const packed = name.endsWith('.woff2') ? undefined : pack(body)
  return { type, body, packed }
}

/** Level 9 packs 40 kB in 4 ms. */
const pack = (body: Buffer): Buffer =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })

const hashOf = (parts: readonly Buffer[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url').slice(0, 10)
}
