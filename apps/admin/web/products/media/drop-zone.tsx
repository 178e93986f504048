import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { acceptedTypes } from './send-picture.ts'

type Props = {
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly onLibrary: () => void
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** Where pictures are let fall, or chosen. */
export function DropZone({ disabled, onFiles, onLibrary }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same
    <div
      className="drop-zone"
      data-over={isOver || undefined}
      onDragOver={event => {
        if (disabled || !holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        if (disabled || !holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <Icon name="picture" size={22} />
      <div className="row wrap">
        <Button small icon="plus" onClick={() => field.current?.click()}>
          Upload pictures
        </Button>
        <Button small look="quiet" onClick={onLibrary}>
          Choose from the library
        </Button>
      </div>
      <small>or drop them here: JPEG, PNG, WebP, AVIF or GIF, up to 64 MB each</small>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        aria-label="Pictures to upload"
        accept={acceptedTypes}
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
