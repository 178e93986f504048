import type { catalogContract } from '@stoa/contracts/catalog'
import { apiClient } from '@stoa/contracts/client'
import { answerOf } from '../../api/answer.ts'
import type { UploadedPicture } from '../../api/shapes.ts'

type Sending = { readonly signal: AbortSignal; readonly onShare: (share: number) => void }

const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const
type Accepted = (typeof accepted)[number]
const isAccepted = (type: string): type is Accepted => accepted.some(known => known === type)

export const acceptedTypes = accepted.join(',')
const mostBytes = 64_000_000
const longestName = 200

/** What can be said of a file before it travels. */
export function objectionTo({ type, size }: File): string | undefined {
  if (type === 'image/svg+xml') return 'An SVG can hold programs: export it as PNG or WebP'
  if (type !== '' && !isAccepted(type)) return 'Not a picture: JPEG, PNG, WebP, AVIF or GIF'
  if (size > mostBytes) return `Larger than ${mostBytes / 1_000_000} MB`
  return undefined
}

export function sendPicture(file: File, sending: Sending): Promise<UploadedPicture> {
  const catalog = apiClient<typeof catalogContract>({ baseUrl: '/api', fetch: withProgress(sending) })
  const contentType = isAccepted(file.type) ? file.type : 'application/octet-stream'
  return answerOf(
    catalog(
      'POST /v1/admin/media',
      { fileName: file.name.slice(0, longestName) },
      { body: file, contentType },
    ),
  )
}

/** A fetch that says how much has left: only the elder way of asking knows. */
const withProgress =
  ({ signal, onShare }: Sending): typeof fetch =>
  (address, init = {}) =>
    new Promise((resolve, reject) => {
      const asking = new XMLHttpRequest()
      asking.open(init.method ?? 'GET', String(address))
      for (const [name, value] of new Headers(init.headers)) asking.setRequestHeader(name, value)
      asking.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
      asking.onload = () => resolve(answerFrom(asking))
      asking.onerror = () => reject(new TypeError('The connection broke'))
      asking.onabort = () => reject(signal.reason)
      signal.addEventListener('abort', () => asking.abort(), { once: true })
      if (signal.aborted) reject(signal.reason)
      else asking.send(init.body as Blob)
    })

function answerFrom(asking: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const name of ['content-type', 'x-outcome']) {
    const value = asking.getResponseHeader(name)
    if (value) headers.set(name, value)
  }
  return new Response(asking.responseText, { status: asking.status, headers })
}
