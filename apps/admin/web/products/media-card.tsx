import { useState } from 'react'
import { Button, IconButton } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import type { FormPart } from './form-part.ts'
import { languageName, languagesOf } from './language-tabs.tsx'
import type { Draft } from './product-draft.ts'

type Media = Draft['media'][number]

export function MediaCard({ draft, set, errors }: FormPart) {
  const [url, setUrl] = useState('')
  const { media } = draft
  const isAddress = /^(https:\/\/|\/(?!\/))\S+$/.test(url)
  const change = (index: number, next: Media) => set('media', media.with(index, next))
  const move = (index: number, by: -1 | 1) => {
    const order = media.toSpliced(index, 1)
    set('media', order.toSpliced(index + by, 0, media[index]!))
  }
  const add = () => {
    set('media', [...media, { url, kind: 'image' }])
    setUrl('')
  }
  return (
    <Card title="Pictures">
      {media.length === 0 && <Empty icon="picture" title="No pictures yet" />}
      <ul className="media-list">
        {media.map((item, index) => (
          <MediaRow
            key={item.url}
            item={item}
            languages={languagesOf(draft.texts)}
            onChange={next => change(index, next)}
            onRemove={() => set('media', media.toSpliced(index, 1))}
            {...(index > 0 && { onUp: () => move(index, -1) })}
            isFirst={index === 0}
          />
        ))}
      </ul>
      <div className="row add-row">
        <TextField
          hidden
          label="Address of a picture"
          placeholder="https://… or a path of this shop"
          value={url}
          onChange={event => setUrl(event.target.value)}
          error={
            url !== '' && !isAddress ? 'An https address, or a path that begins with /' : errors['/media']
          }
        />
        <Button icon="plus" disabled={!isAddress} onClick={add}>
          Add
        </Button>
      </div>
    </Card>
  )
}

function MediaRow({
  item,
  languages,
  onChange,
  onRemove,
  onUp,
  isFirst,
}: {
  item: Media
  languages: readonly string[]
  onChange: (next: Media) => void
  onRemove: () => void
  onUp?: () => void
  isFirst: boolean
}) {
  const altOf = (language: string, text: string) => {
    const { [language]: _before, ...others } = item.alt ?? {}
    const alt = text === '' ? others : { ...others, [language]: text }
    const { alt: _alt, ...rest } = item
    onChange(Object.keys(alt).length > 0 ? { ...rest, alt } : rest)
  }
  return (
    <li>
      {item.kind === 'image' ? <img src={item.url} alt="" loading="lazy" /> : <span>{item.kind}</span>}
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
      </div>
      <div className="media-actions">
        {isFirst ? <small>First</small> : <IconButton small icon="up" label="Move up" onClick={onUp} />}
        <IconButton small icon="trash" label="Remove the picture" onClick={onRemove} />
      </div>
    </li>
  )
}
