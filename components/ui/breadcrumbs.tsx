import type { Route } from 'next'
import { Link } from './link'
import { ChevronRight } from 'lucide-react'

/**
 * The way here; the last one is this page and has no href, nor has what is no page of its own.
 * `label` names it ("Breadcrumbs").
 */
export function Breadcrumbs({
  label,
  items,
}: {
  label: string
  items: { label: string; href?: Route }[]
}) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="-ml-1 flex flex-wrap items-center gap-x-1 text-[0.8125rem] text-muted">
        {items.map((item, index) => (
          <li key={index} className="flex max-w-full min-w-0 items-center gap-x-1">
            {index > 0 && (
              <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
            )}
            {item.href ? (
              <Link
                href={item.href}
                className="inline-flex min-h-6 min-w-0 items-center rounded-small px-1 wrap-anywhere transition-colors hover:text-ink"
              >
                {item.label}
              </Link>
            ) : (
              <span
                aria-current={index === items.length - 1 ? 'page' : undefined}
                className="truncate px-1 aria-[current]:text-ink"
              >
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
