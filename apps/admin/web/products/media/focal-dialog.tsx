import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusOf, type Media } from './media.ts'

type Point = NonNullable<Media['focal']>

const centre: Point = { x: 0.5, y: 0.5 }
const step = 0.02
const inside = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** What must stay in sight when the shop crops the picture. */
export function FocalDialog({
  item,
  onChange,
  onClose,
}: {
  item: Media
  onChange: (next: Media) => void
  onClose: () => void
}) {
  const [point, setPoint] = useState(item.focal ?? centre)
  const { focal: _before, ...rest } = item
  const finish = (next: Media) => {
    onChange(next)
    onClose()
  }
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    setPoint({ x: inside((event.clientX - left) / width), y: inside((event.clientY - top) / height) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key]
    if (!by) return
    event.preventDefault()
    setPoint(({ x, y }) => ({ x: inside(x + by.x), y: inside(y + by.y) }))
  }
  return (
    <Dialog
      title="Focal point"
      wide
      onClose={onClose}
      onSubmit={() => finish({ ...rest, focal: point })}
      footer={
        <>
          <Button look="quiet" onClick={() => finish(rest)}>
            Use the middle
          </Button>
          <Button look="primary" type="submit">
            Keep this point
          </Button>
        </>
      }
    >
      <p className="quiet-text">
        Press on what must stay in sight when the picture is cropped, or move the point with the arrow keys.
      </p>
      <div className="focal">
        <button
          type="button"
          className="focal-picture"
          aria-label="Focal point: the arrow keys move it"
          onPointerDown={onPointer}
          onKeyDown={onKeyDown}
        >
          <img src={item.url} alt="" draggable={false} />
          <i style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }} />
        </button>
        <div className="focal-crops" aria-hidden="true">
          {['4 / 5', '1 / 1', '16 / 9'].map(ratio => (
            <img
              key={ratio}
              src={item.url}
              alt=""
              style={{ aspectRatio: ratio, objectPosition: focusOf({ ...item, focal: point }) }}
            />
          ))}
        </div>
      </div>
    </Dialog>
  )
}
