'use client'
import { Link } from './link'
import { buttonClasses } from './button-classes'
import type { MenuEntry } from './menu-entry'

/**
 * The links and actions of a menu as a plain list, for pages without JavaScript. A client component
 * like the menu, so that a response contains the entries of the two only once.
 */
export function MenuFallback({ entries }: { entries: MenuEntry[] }) {
  const className = buttonClasses('ghost', 'sm')
  return (
    <noscript>
      <ul className="flex flex-wrap gap-1">
        {entries.map((entry, index) => (
          <li key={index}>
            {entry.type === 'link' && entry.download && (
              <a href={entry.href} download className={className}>
                {entry.label}
              </a>
            )}
            {entry.type === 'link' && !entry.download && (
              <Link
                aria-current={entry.current || undefined}
                href={entry.href}
                className={className}
              >
                {entry.label}
              </Link>
            )}
            {entry.type === 'action' && (
              <form action={entry.action as (data: FormData) => void}>
                {Object.entries(entry.fields ?? {}).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" className={className}>
                  {entry.label}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </noscript>
  )
}
