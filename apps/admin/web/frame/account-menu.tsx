import * as Dropdown from '@radix-ui/react-dropdown-menu'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { gateway } from '../api/clients.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useTell } from '../parts/toasts.tsx'
import { enrolment } from '../session/enrolment.ts'
import { useMe } from '../session/use-me.ts'
import { wasHere } from '../session/was-here.ts'
import { setTheme, type Theme, useTheme } from './theme.ts'

const themes: readonly (readonly [Theme, string, IconName])[] = [
  ['system', 'As the system', 'dot'],
  ['light', 'Light', 'sun'],
  ['dark', 'Dark', 'moon'],
]

export function AccountMenu() {
  const me = useMe().data
  const theme = useTheme()
  const signOut = useSignOut()
  const name = me?.name || me?.email || ''
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger className="avatar" aria-label={`Account of ${name}`}>
        {initialsOf(name)}
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content className="menu" align="end" sideOffset={6}>
          <Dropdown.Label className="menu-label">
            <strong>{name}</strong>
            <span>{me?.roles.join(', ')}</span>
          </Dropdown.Label>
          <Dropdown.Item asChild>
            <Link to="/account">
              <Icon name="staff" />
              Your account
            </Link>
          </Dropdown.Item>
          <Dropdown.Separator className="menu-line" />
          <Dropdown.RadioGroup value={theme} onValueChange={value => setTheme(value as Theme)}>
            {themes.map(([value, label, icon]) => (
              <Dropdown.RadioItem key={value} value={value}>
                <Icon name={icon} />
                {label}
                {theme === value && <Icon name="check" />}
              </Dropdown.RadioItem>
            ))}
          </Dropdown.RadioGroup>
          <Dropdown.Separator className="menu-line" />
          <Dropdown.Item onSelect={signOut}>
            <Icon name="right" />
            Sign out
          </Dropdown.Item>
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  )
}

function useSignOut() {
  const client = useQueryClient()
  const tell = useTell()
  return async () => {
    try {
      await answerOf(gateway('DELETE /v1/admin/session', {}))
      wasHere.set(false)
      enrolment.forget()
      client.clear()
      client.setQueryData(['me'], null)
    } catch (error) {
      tell.problem(error)
    }
  }
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map(part => part.charAt(0).toUpperCase())
    .join('')
