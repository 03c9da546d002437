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
      className={clsx(
        'grid scroll-mt-16 gap-4 border-t border-line py-8 first-of-type:border-t-0 first-of-type:pt-0 lg:scroll-mt-2',
        !stacked && 'lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)] lg:gap-10',
      )}
    >
      <div className="grid content-start gap-1">
        <h2 id={`${id}-title`} className="text-[0.9375rem] leading-6 font-semibold text-ink">
          {title}
        </h2>
        {description && <p className="max-w-prose text-muted">{description}</p>}
      </div>
      <div className="grid min-w-0 content-start gap-4">{children}</div>
    </section>
  )
}
