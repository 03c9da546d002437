import type { Route } from 'next'
import { ChevronLeft, ChevronRight } from 'lucide'
import { ButtonLink } from './button-link'
import { Icon } from './icon'

interface PaginationProps {
  /** The name of the landmark: "Pages of people". */
  label: string
  previous: { label: string; href?: Route }
  next: { label: string; href?: Route }
}

/** Paging with cursors. Renders nothing if everything fits on one page. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous.href && !next.href) return null
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap justify-end gap-2">
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
    </nav>
  )
}
