'use client'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { Avatar } from './avatar'

/** A place to go to from the organization switcher. */
export function OrgSwitcherLine({
  href,
  name,
  roleLabel,
  avatar,
  picture,
  icon,
  here = false,
}: {
  href: Route
  name: string
  roleLabel?: string
  /** The seed of the avatar's colour. */
  avatar?: string
  picture?: string | null
  icon?: ReactNode
  here?: boolean
}) {
  return (
    <Menu.LinkItem
      closeOnClick
      label={name}
      aria-current={here ? 'true' : undefined}
      className="menu-item"
      render={<Link href={href} />}
    >
      {avatar && <Avatar name={name} seed={avatar} picture={picture} size="sm" shape="square" />}
      {icon && (
        <span aria-hidden="true" className="grid size-6 place-items-center text-muted">
          {icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {roleLabel && <span className="shrink-0 text-[0.8125rem] text-muted">{roleLabel}</span>}
      {here && <Check aria-hidden="true" className="text-accent" />}
    </Menu.LinkItem>
  )
}
