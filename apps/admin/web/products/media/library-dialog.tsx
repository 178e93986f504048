import { useState } from 'react'
import { answerOf } from '../../api/answer.ts'
import { catalog } from '../../api/clients.ts'
import type { UploadedPicture } from '../../api/shapes.ts'
import { usePages } from '../../api/use-pages.ts'
import { useRested } from '../../frame/use-rested.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { Empty, Failed, Skeleton } from '../../parts/states.tsx'
import { smallOf } from '../small-picture.ts'

type Props = {
  readonly taken: ReadonlySet<string>
  readonly onChoose: (pictures: readonly UploadedPicture[]) => void
  readonly onClose: () => void
}

/** What was uploaded before, for this product or another. */
export function LibraryDialog({ taken, onChoose, onClose }: Props) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly UploadedPicture[]>([])
  const q = useRested(text.trim())
  const pages = usePages(['media', q], (page, signal) =>
    answerOf(catalog('GET /v1/admin/media', { ...page, ...(q && { q }) }, { signal })),
  )
  const toggle = (picture: UploadedPicture) =>
    setChosen(all =>
      all.some(({ id }) => id === picture.id) ? all.filter(({ id }) => id !== picture.id) : [...all, picture],
    )
  return (
    <Dialog
      title="Library"
      wide
      onClose={onClose}
      onSubmit={() => {
        onChoose(chosen)
        onClose()
      }}
      footer={
        <Button look="primary" type="submit" disabled={chosen.length === 0}>
          {chosen.length > 1 ? `Add ${chosen.length} pictures` : 'Add the picture'}
        </Button>
      }
    >
      <TextField
        hidden
        type="search"
        label="Search the library"
        placeholder="Part of a file name"
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {pages.error !== null && <Failed error={pages.error} retry={pages.retry} />}
      {pages.isLoading && <Skeleton lines={6} />}
      {!pages.isLoading && !pages.error && pages.rows.length === 0 && (
        <Empty icon="picture" title={q ? 'No picture of this name' : 'Nothing was uploaded yet'}>
          What is uploaded for a product stands here for all others.
        </Empty>
      )}
      <ul className="library">
        {pages.rows.map(picture => (
          <li key={picture.id}>
            <button
              type="button"
              aria-pressed={chosen.some(({ id }) => id === picture.id)}
              disabled={taken.has(picture.url)}
              onClick={() => toggle(picture)}
            >
              <img src={smallOf(picture.url)} alt="" loading="lazy" style={{ background: picture.colour }} />
              <span className="ellipsis">{picture.fileName}</span>
              <small>
                {taken.has(picture.url) ? 'Shown already' : `${picture.width} × ${picture.height}`}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <div className="table-more">
          <Button busy={pages.isLoadingMore} onClick={pages.more}>
            Show more
          </Button>
        </div>
      )}
    </Dialog>
  )
}
