'use client'
import type { ReactNode } from 'react'

/**
 * A section of a settings page: on desktops the description on the left and the controls on the right.
 * Its id can be linked to: `#danger`.
 */
export function Section({
  id,
  title,
  description,
  children,
}: {
  id: string
  title: ReactNode
  description?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        {description && <p>{description}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}
