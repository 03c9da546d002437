import type { ReactNode } from 'react'

/** One grave step in a <DangerZone>: what happens, and the button (or why there is none). */
export function DangerItem({
  title,
  description,
  action,
  children,
}: {
  title: ReactNode
  description: ReactNode
  action?: ReactNode
  /** Under the two: a form that needs more room than a button. */
  children?: ReactNode
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-1">
          <h3 className="font-medium text-ink">{title}</h3>
          <p className="max-w-prose text-muted">{description}</p>
        </div>
        {action && <div className="flex shrink-0 gap-2">{action}</div>}
      </div>
      {children}
    </li>
  )
}
