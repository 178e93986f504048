import * as Dropdown from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type MenuItem = {
  readonly label: string
  readonly icon?: IconName
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}

export function Menu({ trigger, items }: { trigger: ReactNode; items: readonly MenuItem[] }) {
  if (items.length === 0) return null
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content className="menu" align="end" sideOffset={4}>
          {items.map(({ label, icon, danger, disabled, onSelect }) => (
            <Dropdown.Item
              key={label}
              className={danger ? 'danger' : ''}
              disabled={disabled ?? false}
              onSelect={onSelect}
            >
              {icon && <Icon name={icon} />}
              {label}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}
