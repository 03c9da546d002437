import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide'
import clsx from 'clsx/lite'
import { Icon } from './icon'

/** The browser's own select: works without JavaScript, on every phone, with every screen reader. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <div className={clsx('select', className)}>
      <select className="input" {...props}>
        {children}
      </select>
      <Icon of={ChevronDown} />
    </div>
  )
}
