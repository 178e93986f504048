import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { type Found, useFindings } from './use-findings.ts'

/** Search over everything one may see, as a combobox: the arrows choose, Enter goes. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const { found, isSearching } = useFindings(text)
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  useEffect(() => {
    const open = dialog.current!
    if (!open.open) open.showModal()
    return () => open.close()
  }, [])
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, list])
  const go = (item: Found | undefined) => {
    if (!item) return
    onClose()
    void navigate(item.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setChosen((at + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      go(found[at])
    }
  }
  return (
    <dialog ref={dialog} className="palette" aria-label="Search" onCancel={onClose} onClose={onClose}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Search products, orders, customers and screens"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
          placeholder="Product, SKU, order number, e-mail or screen"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="palette-list" role="listbox" id={list} aria-label="Found">
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          <div
            key={item.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => go(item)}
            onMouseMove={() => setChosen(index)}
          >
            <Icon name={item.icon} />
            <span>{item.title}</span>
            {item.note && <small>{item.note}</small>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="palette-none">{isSearching ? 'Searching…' : `Nothing found for “${text}”`}</p>
      )}
    </dialog>
  )
}
