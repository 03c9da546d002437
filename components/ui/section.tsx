import type { ReactNode } from 'react'
import clsx from 'clsx'

/**
 * One part of a settings page: what it is on the left, the controls on the right on a desktop; or
 * always one above the other. Its id is an address: `#danger`.
 */
export function Section({
  id,
  title,
  description,
  stacked,
  children,
}: {
  id: string
  title: ReactNode
  description?: ReactNode
  stacked?: boolean
  children: ReactNode
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={clsx('section', stacked && 'stacked')}
    >
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        {description && <p>{description}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}
