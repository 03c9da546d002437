import type { ReactNode } from 'react'
import { Avatar, type AvatarProps } from './avatar'

/** Avatar, name and a second line: a person in a table, an organization in a list. */
export function Identity({
  name,
  title = name,
  detail,
  badge,
  ...avatar
}: AvatarProps & {
  /** Instead of the plain name: a link. */
  title?: ReactNode
  /** Under the name: the email address. */
  detail?: ReactNode
  /** After the name: "You". */
  badge?: ReactNode
}) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={name} {...avatar} />
      <div className="grid min-w-0">
        <div className="flex min-w-0 items-center gap-2">
          {/* A link is cut off itself, so that what is left of it can be pressed in its full height. */}
          <span className="min-w-0 truncate font-medium text-ink has-[>a]:overflow-visible [&>a]:-my-0.5 [&>a]:block [&>a]:truncate">
            {title}
          </span>
          {badge}
        </div>
        {detail && <span className="truncate text-[0.8125rem] text-muted">{detail}</span>}
      </div>
    </div>
  )
}
