import type { ReactNode } from 'react'
import { SectionNav, type SectionLink } from './section-nav'

/** A long page in sections, with the way to each of them beside or above. Holds <Section stacked>s. */
export function Sections({
  label,
  links,
  children,
}: {
  /** What the navigation is called. */
  label: string
  links: SectionLink[]
  children: ReactNode
}) {
  return (
    <div className="lg:grid lg:grid-cols-[9.5rem_minmax(0,1fr)] lg:gap-12">
      <SectionNav label={label} sections={links} />
      <div className="max-w-2xl min-w-0">{children}</div>
    </div>
  )
}
