import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { AccountMenu } from './account-menu.tsx'
import { CommandPalette } from './command-palette.tsx'
import { GoKeys } from './go-keys.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { Sidebar } from './sidebar.tsx'

/** What stands around every screen. */
export function Frame() {
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  const [navigating, setNavigating] = useState(false)
  const { pathname } = useLocation()
  useEffect(() => {
    if (pathname) setNavigating(false)
  }, [pathname])
  useShortcut('mod+k', () => setSearching(true))
  useShortcut('/', () => setSearching(true))
  useShortcut('?', () => setHelping(true))
  return (
    <div className="frame" data-navigating={navigating || undefined}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <Sidebar onClose={() => setNavigating(false)} />
      <div className="stage">
        <header className="topbar">
          <IconButton
            icon="menu"
            label="Navigation"
            aria-expanded={navigating}
            aria-controls="sidebar"
            onClick={() => setNavigating(true)}
          />
          <Button className="search-button" onClick={() => setSearching(true)}>
            <Icon name="search" />
            <span>Search or jump to…</span>
            <kbd>Ctrl K</kbd>
          </Button>
          <div className="actions">
            <IconButton icon="keyboard" label="Keyboard shortcuts" onClick={() => setHelping(true)} />
            <AccountMenu />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <GoKeys />
      {searching && <CommandPalette onClose={() => setSearching(false)} />}
      {helping && <ShortcutList onClose={() => setHelping(false)} />}
    </div>
  )
}
