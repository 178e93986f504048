import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { moneyText } from '../parts/format.tsx'
import { Notice } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import type { Clash, Side } from './merge-drafts.ts'
import type { Editor } from './use-product-editor.ts'

/** Theirs and yours side by side, for each field that both changed. */
export function ConflictDialog({ editor, clashes }: { editor: Editor; clashes: readonly Clash[] }) {
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  const isReady = clashes.every(({ key }) => choices[key])
  return (
    <Dialog
      title="Somebody else saved this meanwhile"
      wide
      onClose={editor.leaveConflict}
      onSubmit={() => isReady && editor.resolve.mutate(choices)}
      footer={
        <>
          <Button onClick={editor.leaveConflict}>Back to my draft</Button>
          <Button look="primary" type="submit" disabled={!isReady} busy={editor.resolve.isPending}>
            Save the result
          </Button>
        </>
      }
    >
      <Notice>
        {clashes.length === 0
          ? 'They changed other fields than you did, so both changes fit together.'
          : 'Everything that only one of you changed is kept. Choose for the rest.'}
      </Notice>
      {clashes.map(({ key, mine, theirs }) => (
        <fieldset key={key} className="clash">
          <legend>{nameOf(key)}</legend>
          {(['theirs', 'mine'] as const).map(side => (
            <label key={side}>
              <input
                type="radio"
                name={key}
                checked={choices[key] === side}
                onChange={() => setChoices({ ...choices, [key]: side })}
              />
              <span>
                <strong>{side === 'mine' ? 'Yours' : 'Theirs'}</strong>
                <span className="clash-text">{textOf(side === 'mine' ? mine : theirs)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}

function nameOf(key: string): string {
  const [part, language, name] = key.split('/')
  return part === 'texts' ? `${humanise(name!)} (${language})` : humanise(part!)
}

function textOf(value: unknown): string {
  if (value === undefined || value === '') return '(empty)'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(lineOf).join('\n')
  return JSON.stringify(value, null, 1)
}

const lineOf = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return String(item)
  if ('sku' in item && 'prices' in item) {
    const prices = item.prices as { currency: string; amount: number }[]
    return `${item.sku}: ${prices.map(moneyText).join(', ')}`
  }
  if ('url' in item) return String(item.url)
  if ('code' in item) return String(item.code)
  return JSON.stringify(item)
}
