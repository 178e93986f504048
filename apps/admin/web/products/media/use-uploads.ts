import { useCallback, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../api/answer.ts'
import type { UploadedPicture } from '../../api/shapes.ts'
import { objectionTo, sendPicture } from './send-picture.ts'

export type Upload = {
  readonly id: number
  readonly file: File
  /** How much of it has left. */
  readonly share: number
  readonly problem?: string
}

/** One file after the other, each with its own progress and its own end. Whoever leaves takes them along. */
export function useUploads(onUploaded: (picture: UploadedPicture, file: File) => string | undefined) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const nextId = useRef(1)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const leaving = useRef<AbortController>(undefined)
  const taken = useRef(onUploaded)
  taken.current = onUploaded
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])
  const change = useCallback(
    (id: number, next: Partial<Upload>) =>
      setUploads(all => all.map(upload => (upload.id === id ? { ...upload, ...next } : upload))),
    [],
  )
  const dismiss = useCallback((id: number) => setUploads(all => all.filter(upload => upload.id !== id)), [])
  const send = useCallback(
    async (id: number, file: File) => {
      const signal = leaving.current!.signal
      if (signal.aborted) return
      try {
        const picture = await sendPicture(file, { signal, onShare: share => change(id, { share }) })
        const problem = taken.current(picture, file)
        if (problem) change(id, { problem })
        else dismiss(id)
      } catch (error) {
        if (!signal.aborted) change(id, { problem: sentenceOf(error) })
      }
    },
    [change, dismiss],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const [id, problem] = [nextId.current++, objectionTo(file)]
        setUploads(all => [...all, { id, file, share: 0, ...(problem && { problem }) }])
        if (!problem) queue.current = queue.current.then(() => send(id, file))
      }
    },
    [send],
  )
  const retry = useCallback(
    ({ id, file }: Upload) => {
      dismiss(id)
      add([file])
    },
    [add, dismiss],
  )
  return { uploads, add, retry, dismiss }
}
