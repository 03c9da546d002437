import type { ReactNode } from 'react'

/** The head of a page: its one h1, a sentence, what one can do here. */
export function PageHeader({
  title,
  description,
  leading,
  badge,
  actions,
  breadcrumbs,
}: {
  title: ReactNode
  description?: ReactNode
  /** Before the title: an avatar. */
  leading?: ReactNode
  badge?: ReactNode
  actions?: ReactNode
  breadcrumbs?: ReactNode
}) {
  return (
    <header className="mb-6 grid gap-3 sm:mb-8">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-3.5">
          {leading}
          <div className="grid min-w-0 gap-1">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em] wrap-anywhere text-ink">
                {title}
              </h1>
              {badge}
            </div>
            {description && <p className="max-w-prose text-muted">{description}</p>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap gap-2 max-sm:w-full">{actions}</div>}
      </div>
    </header>
  )
}
