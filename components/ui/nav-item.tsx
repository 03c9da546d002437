'use client'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { usePathname } from 'next/navigation'
import clsx from 'clsx'

export type NavItemProps = {
  href: Route
  label: string
  icon?: ReactNode
  /** How many wait there. */
  count?: number
  /** Only this very page lights it up, not the ones below it. */
  exact?: boolean
  /** A page that belongs to it and has no entry of its own. */
  also?: Route
  /** Decided by the page instead, where pages differ by their query. */
  current?: boolean
}

const looks = {
  side: 'h-9 gap-2.5 rounded-control px-2.5 hover:bg-hover aria-[current]:bg-pressed lg:h-8',
  tab: '-mb-px h-10 gap-2 border-b-2 border-transparent -outline-offset-2 hover:border-line-strong aria-[current]:border-accent',
}

/** A link that knows whether one is there: `aria-current`, "page" on it and "true" below it. */
export function NavItem({
  href,
  label,
  icon,
  count,
  exact,
  also,
  current,
  look = 'side',
}: NavItemProps & { look?: keyof typeof looks }) {
  const path = usePathname()
  const here = current ?? path === href
  const below = current === undefined && ((!exact && path.startsWith(`${href}/`)) || path === also)
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : below ? 'true' : undefined}
      className={clsx(
        'relative flex items-center text-sm font-medium whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current]:text-ink [&_svg]:size-4 [&_svg]:shrink-0',
        looks[look],
      )}
    >
      {icon}
      <span className={clsx(look === 'side' && 'min-w-0 flex-1 truncate')}>{label}</span>
      {Boolean(count) && (
        <span className="rounded-full bg-pressed px-1.5 text-xs leading-5 tabular-nums">
          {count}
        </span>
      )}
    </Link>
  )
}
