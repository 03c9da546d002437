import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import clsx from 'clsx'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

/** A message about the page or the form. `role="alert"` for one that appears after an action. */
export function Banner({
  tone = 'info',
  title,
  children,
  action,
  role,
  className,
}: {
  tone?: keyof typeof icons
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  role?: 'alert' | 'status'
  className?: string
}) {
  const Icon = icons[tone]
  return (
    <div
      role={role}
      className={clsx('flex gap-3 rounded-card border p-3.5', `tone-${tone}`, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-56 gap-0.5 text-ink">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className="text-pretty wrap-anywhere">{children}</div>}
        </div>
        {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}
