import type { DragEvent } from 'react'
import { IconButton } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { languageName } from '../language-tabs.tsx'
import { smallOf } from '../small-picture.ts'
import { focusOf, type Media } from './media.ts'

type Props = {
  readonly item: Media
  readonly place: number
  readonly languages: readonly string[]
  readonly error: string | undefined
  readonly onChange: (next: Media) => void
  readonly onRemove: () => void
  readonly onFocal: () => void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly drag: {
    readonly isDragged: boolean
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragEnd: () => void
  }
}

export function MediaRow({ item, place, languages, error, onChange, drag, ...act }: Props) {
  const altOf = (language: string, text: string) => {
    const { [language]: _before, ...others } = item.alt ?? {}
    const alt = text === '' ? others : { ...others, [language]: text }
    const { alt: _alt, ...rest } = item
    onChange(Object.keys(alt).length > 0 ? { ...rest, alt } : rest)
  }
  return (
    <li onDragOver={drag.onDragOver} data-dragged={drag.isDragged || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons of the row move it as well */}
      <div className="media-picture" draggable onDragStart={drag.onDragStart} onDragEnd={drag.onDragEnd}>
        {item.kind === 'image' ? (
          <img
            src={smallOf(item.url)}
            alt=""
            loading="lazy"
            draggable={false}
            style={{ background: item.colour, objectPosition: focusOf(item) }}
          />
        ) : (
          <span>{item.kind}</span>
        )}
        {place === 1 && <small>First</small>}
      </div>
      <div className="stack tight">
        {languages.map(language => (
          <TextField
            key={language}
            hidden
            label={`What the picture shows, in ${languageName(language)}`}
            placeholder={`What it shows (${language})`}
            value={item.alt?.[language] ?? ''}
            onChange={event => altOf(language, event.target.value)}
          />
        ))}
        {error && (
          <p className="field-error">
            <Icon name="warn" size={12} /> {error}
          </p>
        )}
      </div>
      <div className="media-actions">
        {item.kind === 'image' && (
          <IconButton small icon="target" label={`Focal point of picture ${place}`} onClick={act.onFocal} />
        )}
        <IconButton small icon="up" label="Move up" disabled={!act.onUp} onClick={act.onUp} />
        <IconButton small icon="lower" label="Move down" disabled={!act.onDown} onClick={act.onDown} />
        <IconButton small icon="trash" label="Remove the picture" onClick={act.onRemove} />
      </div>
    </li>
  )
}
