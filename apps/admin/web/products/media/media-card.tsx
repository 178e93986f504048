import { useRef, useState } from 'react'
import type { UploadedPicture } from '../../api/shapes.ts'
import { Card } from '../../parts/page.tsx'
import { useMay } from '../../session/use-me.ts'
import type { FormPart } from '../form-part.ts'
import { languagesOf } from '../language-tabs.tsx'
import { AddressField } from './address-field.tsx'
import { DropZone } from './drop-zone.tsx'
import { FocalDialog } from './focal-dialog.tsx'
import { LibraryDialog } from './library-dialog.tsx'
import { type Media, mediaOf, moved } from './media.ts'
import { MediaRow } from './media-row.tsx'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'

export function MediaCard({ draft, set, errors }: FormPart) {
  const mayWrite = useMay()('catalog.write')
  const [dragged, setDragged] = useState<string>()
  const [focal, setFocal] = useState<number>()
  const [choosing, setChoosing] = useState(false)
  // Two files may be there before anything is drawn again.
  const latest = useRef(draft.media)
  latest.current = draft.media
  const put = (media: Media[]) => {
    latest.current = media
    set('media', media)
  }
  const add = (pictures: readonly UploadedPicture[]) => put([...latest.current, ...pictures.map(mediaOf)])
  const { uploads, ...uploading } = useUploads((picture, file) => {
    if (latest.current.some(({ url }) => url === picture.url)) return `${file.name} stands here already`
    add([picture])
    return undefined
  })
  const { media } = draft
  const change = (index: number, next: Media) => put(media.with(index, next))
  const dragOver = (index: number) => {
    const from = media.findIndex(({ url }) => url === dragged)
    if (from >= 0 && from !== index) put(moved(media, from, index))
  }
  return (
    <Card title="Pictures">
      <ul className="media-list">
        {media.map((item, index) => (
          <MediaRow
            key={item.url}
            item={item}
            place={index + 1}
            languages={languagesOf(draft.texts)}
            error={errors[`/media/${index}/url`]}
            onChange={next => change(index, next)}
            onRemove={() => put(media.toSpliced(index, 1))}
            onFocal={() => setFocal(index)}
            onUp={index > 0 ? () => put(moved(media, index, index - 1)) : undefined}
            onDown={index < media.length - 1 ? () => put(moved(media, index, index + 1)) : undefined}
            drag={{
              isDragged: dragged === item.url,
              onDragStart: event => {
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', item.url)
                setDragged(item.url)
              },
              onDragOver: event => {
                if (dragged === undefined) return
                event.preventDefault()
                dragOver(index)
              },
              onDragEnd: () => setDragged(undefined),
            }}
          />
        ))}
      </ul>
      <UploadList uploads={uploads} onRetry={uploading.retry} onDismiss={uploading.dismiss} />
      {mayWrite && (
        <>
          <DropZone disabled={!mayWrite} onFiles={uploading.add} onLibrary={() => setChoosing(true)} />
          <AddressField error={errors['/media']} onAdd={url => put([...media, { url, kind: 'image' }])} />
        </>
      )}
      {focal !== undefined && media[focal] && (
        <FocalDialog
          item={media[focal]}
          onChange={next => change(focal, next)}
          onClose={() => setFocal(undefined)}
        />
      )}
      {choosing && (
        <LibraryDialog
          taken={new Set(media.map(({ url }) => url))}
          onChoose={add}
          onClose={() => setChoosing(false)}
        />
      )}
    </Card>
  )
}
