import { Link, type LinkProps } from '@tanstack/react-router'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: IconName
  readonly small?: boolean
}
type Props = ButtonHTMLAttributes<HTMLButtonElement> & Look & { readonly busy?: boolean }

const classOf = ({ look = 'plain', small }: Look, extra = '') =>
  `button ${look}${small ? ' small' : ''} ${extra}`.trimEnd()

export function Button({ look, icon, small, busy, children, className, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      className={classOf({ ...(look && { look }), ...(small && { small }) }, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** An icon alone needs words for those who do not see it. */
export function IconButton({
  icon,
  label,
  ...rest
}: Omit<Props, 'children'> & { icon: IconName; label: string }) {
  return (
    <Button look="quiet" {...rest} aria-label={label} title={label} className="square">
      <Icon name={icon} />
    </Button>
  )
}

export function LinkButton({
  look,
  icon,
  children,
  ...link
}: LinkProps & Look & { readonly children: ReactNode }) {
  return (
    <Link {...link} className={classOf(look ? { look } : {})}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
