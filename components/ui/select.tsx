import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide-react'
import clsx from 'clsx'
import { controlClasses } from './control-classes'

/** The browser's own select: works without JavaScript, on every phone, with every reader. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <div className={clsx('relative', className)}>
      <select className={clsx(controlClasses, 'h-10 appearance-none pr-9 sm:h-9')} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  )
}
