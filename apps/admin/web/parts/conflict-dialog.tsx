import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { moneyText } from './format.tsx'
import type { Choices, Clash } from './merge.ts'
import { Notice } from './states.tsx'
import { humanise } from './status.tsx'
import type { Conflict } from './use-merging-save.ts'

type Props = {
  readonly conflict: Conflict
  /** How people call a field, where its own name says it badly. */
  readonly nameOf?: (key: string) => string | undefined
  readonly textOf?: (value: unknown, key: string) => string | undefined
}

/** Theirs and yours side by side, for each field that both changed; what else they changed is told. */
export function ConflictDialog({ conflict, nameOf, textOf }: Props) {
  const [choices, setChoices] = useState<Choices>({})
  const { clashes, news, isBusy, resolve, leave } = conflict
  const isReady = clashes.every(({ key }) => choices[key])
  const name = (key: string) => nameOf?.(key) ?? usualName(key)
  const text = (value: unknown, key: string) => textOf?.(value, key) ?? usualText(value)
  return (
    <Dialog
      title="Somebody else saved this meanwhile"
      wide
      onClose={leave}
      onSubmit={() => isReady && resolve(choices)}
      footer={
        <>
          <Button onClick={leave}>Back to my draft</Button>
          <Button look="primary" type="submit" disabled={!isReady} busy={isBusy}>
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
          <legend>{name(key)}</legend>
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
                <span className="clash-text">{text(side === 'mine' ? mine : theirs, key)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <News of={news} row={({ key, theirs }) => [name(key), text(theirs, key)]} />
    </Dialog>
  )
}

function News({ of, row }: { of: readonly Clash[]; row: (change: Clash) => readonly [string, ReactNode] }) {
  if (of.length === 0) return null
  return (
    <section className="clash-news">
      <h3>What they changed beside it</h3>
      <dl>
        {of.map(change => {
          const [name, text] = row(change)
          return (
            <div key={change.key}>
              <dt>{name}</dt>
              <dd className="clash-text">{text}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function usualName(key: string): string {
  const parts = key.split('/')
  const last = parts.at(-1)!
  return parts.length === 3 ? `${humanise(last)} (${parts[1]})` : spaced(last)
}
const spaced = (word: string): string => humanise(word.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())

function usualText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '(empty)'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(lineOf).join('\n')
  return Object.entries(value)
    .map(([name, part]) => `${spaced(name)}: ${typeof part === 'object' ? JSON.stringify(part) : part}`)
    .join('\n')
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
