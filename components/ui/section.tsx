'use client'
import type { ReactNode } from 'react'

/**
 * One part of a settings page: on a desktop what it is on the left and the controls on the right.
 * Its id is an address: `#danger`.
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
