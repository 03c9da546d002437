import type { Route } from 'next'
import { ChevronLeft, ChevronRight } from 'lucide'
import { ButtonLink } from './button-link'
import { Icon } from './icon'

export type PaginationProps = {
  /** The name of the landmark: "Pages of people". */
  label: string
  previous: { label: string; href?: Route }
  next: { label: string; href?: Route }
  /** "1–25 of 5,000" */
  summary?: string
}

/** Paging with cursors. Renders nothing if everything fits on one page. */
export function Pagination({ label, previous, next, summary }: PaginationProps) {
  if (!previous.href && !next.href) return null
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <p className="text-[0.8125rem] tabular-nums text-muted">{summary}</p>
      <div className="flex gap-2">
        {previous.href && (
          <ButtonLink size="sm" href={previous.href} rel="prev">
            <Icon of={ChevronLeft} />
            {previous.label}
          </ButtonLink>
        )}
        {next.href && (
          <ButtonLink size="sm" href={next.href} rel="next">
            {next.label}
            <Icon of={ChevronRight} />
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
