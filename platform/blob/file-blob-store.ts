import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertBlobKey, type BlobContent, type BlobInfo, type BlobStore } from './blob.ts'
import { receive } from './receive.ts'

/** `file` is the content's own name: a new content never touches the file that others may be reading. */
type Entry = BlobInfo & { readonly file: string }

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

/**
 * Contents in `data/`, and in `index/` one small file per key that points to its content; renaming that file is what
 * makes a put visible. Keys are hashed, so neither case nor length of a file system's names matters.
 */
export function fileBlobStore(folder: string): BlobStore {
  const dataOf = (file: string) => join(folder, 'data', file.slice(0, 2), file)
  const entryOf = (key: string) => {
    assertBlobKey(key)
    const name = createHash('sha256').update(key).digest('hex')
    return join(folder, 'index', name.slice(0, 2), `${name}.json`)
  }

  async function find(key: string): Promise<Entry | undefined> {
    const text = await readFile(entryOf(key), 'utf8').catch(absent)
    return text === undefined ? undefined : JSON.parse(text) // written by put
  }

  async function put(...[key, body, options]: Parameters<BlobStore['put']>): Promise<BlobInfo> {
    const path = entryOf(key)
    const file = randomUUID()
    await mkdir(dirname(dataOf(file)), { recursive: true })
    try {
      const received = await receive(dataOf(file), body, options)
      const before = await find(key)
      const info: BlobInfo = { key, contentType: options.contentType, ...received }
      await replaceFile(path, JSON.stringify({ ...info, file }))
      if (before) await rm(dataOf(before.file), { force: true })
      return info
    } catch (error) {
      await rm(dataOf(file), { force: true })
      throw error
    }
  }

  async function get(key: string): Promise<BlobContent | undefined> {
    for (let entry = await find(key), last = ''; entry && entry.file !== last; entry = await find(key)) {
      const content = await open(dataOf(entry.file), 'r').catch(absent)
      if (content) return { info: infoOf(entry), body: content.createReadStream() }
      last = entry.file // replaced between the two reads: look again
    }
    return undefined
  }

  return {
    put,
    get,
    async stat(key) {
      const entry = await find(key)
      return entry && infoOf(entry)
    },
    async delete(key) {
      const entry = await find(key)
      if (!entry) return false
      await rm(entryOf(key), { force: true })
      await rm(dataOf(entry.file), { force: true })
      return true
    },
  }
}

const infoOf = ({ file: _file, ...info }: Entry): BlobInfo => info

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, path)
}
