import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import clsx from 'clsx/lite'
import { Icon } from './icon'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

interface BannerProps {
  tone?: keyof typeof icons
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  role?: 'alert' | 'status'
  className?: string
}

/** A message about the page or the form. Use `role="alert"` if it appears after an action. */
export function Banner({ tone = 'info', title, children, action, role, className }: BannerProps) {
  const icon = icons[tone]
  return (
    <div role={role} className={clsx('banner', `tone-${tone}`, className)}>
      <Icon of={icon} />
      <div>
        <div>
          {title && <p>{title}</p>}
          {children && <div>{children}</div>}
        </div>
        {action && <div>{action}</div>}
      </div>
    </div>
  )
}
