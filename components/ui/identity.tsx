'use client'
import type { ReactNode } from 'react'
import { Avatar, type AvatarProps } from './avatar'

type IdentityProps = AvatarProps & {
  /** A link instead of the plain name. */
  title?: ReactNode
  /** Below the name: the email address. */
  detail?: ReactNode
  /** After the name: "You". */
  badge?: ReactNode
  /** Before the avatar: a checkbox. */
  leading?: ReactNode
}

/** An avatar, a name and a second line: a person in a table, an organization in a list. */
export function Identity({ name, title = name, detail, badge, leading, ...avatar }: IdentityProps) {
  return (
    <div className="identity">
      {leading}
      <Avatar name={name} {...avatar} />
      <div>
        <div>
          {typeof title === 'string' ? <span>{title}</span> : title}
          {badge}
        </div>
        {detail && <span>{detail}</span>}
      </div>
    </div>
  )
}
