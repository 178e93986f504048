import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertBlobKey, type BlobContent, type BlobInfo, type BlobStore, type StoredBlob } from './blob.ts'
import { receive } from './receive.ts'

/** `file` is the content's own name: a new content never touches the file that others may be reading. */
type Entry = BlobInfo & { readonly file: string }

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

/**
 * Contents arrive in `drafts/` and stay in `data/`; in `index/` is one small file per key that points to its content, and
 * renaming that file is what makes a put visible. Keys are hashed, so neither case nor length of a file system's names matters.
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
    const draft = join(folder, 'drafts', file)
    await Promise.all([dirname(dataOf(file)), dirname(draft)].map(each => mkdir(each, { recursive: true })))
    try {
      const received = await receive(draft, body, options)
      await rename(draft, dataOf(file))
      const before = await find(key)
      const info: BlobInfo = { key, contentType: options.contentType, ...received }
      await replaceFile(path, JSON.stringify({ ...info, file }))
      if (before) await rm(dataOf(before.file), { force: true })
      return info
    } catch (error) {
      await Promise.all([draft, dataOf(file)].map(each => rm(each, { force: true })))
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
    list: prefix => listEntries(join(folder, 'index'), prefix),
    tidy: olderThan => removeOlder(join(folder, 'drafts'), olderThan),
  }
}

const infoOf = ({ file: _file, ...info }: Entry): BlobInfo => info

async function* listEntries(index: string, prefix: string): AsyncGenerator<StoredBlob> {
  for (const path of (await readdir(index, { recursive: true }).catch(absent)) ?? []) {
    if (!path.endsWith('.json')) continue
    const file = join(index, path)
    const [text, times] = [await readFile(file, 'utf8').catch(absent), await stat(file).catch(absent)]
    if (text === undefined || times === undefined) continue
    const info = infoOf(JSON.parse(text)) // written by put
    if (info.key.startsWith(prefix)) yield { ...info, storedAt: times.mtimeMs }
  }
}

/** A put that was killed leaves its draft. */
async function removeOlder(drafts: string, olderThan: number): Promise<number> {
  let removed = 0
  for (const name of (await readdir(drafts).catch(absent)) ?? []) {
    const found = await stat(join(drafts, name)).catch(absent)
    if (!found || found.mtimeMs >= olderThan) continue
    await rm(join(drafts, name), { force: true })
    removed += 1
  }
  return removed
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, path)
}
